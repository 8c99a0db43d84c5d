package dev.banyan.monolith.data.notifications;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Table notif_pref, and the telephone number that a customer has given.
@ApplicationScoped
public class Preferences {
  /// By which channels a customer wants to be told.
  public record Wanted(boolean email, boolean sms, boolean push, @Nullable String phone) {}

  private final Sql sql;

  Preferences(Sql sql) {
    this.sql = sql;
  }

  /// Who never said anything is told by e-mail only.
  ///
  /// @return empty if there is no such customer
  public Optional<Wanted> of(long customer) {
    return sql.first(
        """
        select coalesce(bool_or(p.wanted) filter (where p.channel = 'E'), true),
               coalesce(bool_or(p.wanted) filter (where p.channel = 'S'), false),
               coalesce(bool_or(p.wanted) filter (where p.channel = 'P'), false), c.phone
        from customer c left join notif_pref p on p.cust_id = c.cust_id
        where c.cust_id = ? group by c.cust_id""",
        row ->
            new Wanted(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getString(4)),
        customer);
  }

  /// @return false if there is no such customer
  public boolean put(long customer, Wanted wanted) {
    if (sql.change("update customer set phone = ? where cust_id = ?", wanted.phone(), customer)
        == 0) {
      return false;
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {customer, "E", wanted.email()});
    rows.add(new Object[] {customer, "S", wanted.sms()});
    rows.add(new Object[] {customer, "P", wanted.push()});
    sql.changeEach(
        """
        insert into notif_pref (cust_id, channel, wanted) values (?, ?, ?)
        on conflict (cust_id, channel) do update set wanted = excluded.wanted""",
        rows);
    return true;
  }
}
