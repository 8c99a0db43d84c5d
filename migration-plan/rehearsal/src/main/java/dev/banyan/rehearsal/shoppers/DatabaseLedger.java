package dev.banyan.rehearsal.shoppers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ledger in the shared database.
public final class DatabaseLedger implements Ledger {
  private static final String MONEY =
      """
      select o.order_no, o.total, o.stat = 'X',
             coalesce((select sum(amount) from order_return r where r.order_id = o.order_id), 0),
             coalesce(sum(y.amount) filter (where y.capt_ts is not null), 0),
             coalesce((select sum(amount) from refund f where f.order_id = o.order_id and f.stat = 'D'), 0),
             max(y.att_ref)
      from cust_order o left join payment y using (order_id)
      where starts_with(o.idem_key, ?) group by o.order_id
      """;
  private static final String RETURNED =
      """
      select p.sku, sum(r.qty)::int
      from return_line r
        join cust_order o using (order_id)
        join order_line l using (order_id, line_no)
        join product p using (prod_id)
      where starts_with(o.idem_key, ?) group by p.sku
      """;
  private static final String MAILS =
      """
      select n.evt_key, 1 from notification n join cust_order o using (order_id)
      where n.channel = 'E' and n.stat <> 'N' and starts_with(o.idem_key, ?)
      """;
  private static final String WAITING =
      """
      select (select count(*) from payment where stat = 'A')
           + (select count(*) from refund where stat = 'N')
           + (select count(*) from card_attempt where stat in ('N', 'A', 'L'))
           + (select count(*) from notification where stat = 'N' and channel = 'E')
      """;

  private final DatabaseBooks.Database database;

  public DatabaseLedger(DatabaseBooks.Database database) {
    this.database = database;
  }

  @Override
  public List<Money> money(String keyPrefix) {
    List<Money> money = new ArrayList<>();
    read(
        "the shop's money",
        MONEY,
        keyPrefix,
        row ->
            money.add(
                new Money(
                    row.getString(1),
                    row.getBigDecimal(2),
                    row.getBoolean(3),
                    row.getBigDecimal(4),
                    row.getBigDecimal(5),
                    row.getBigDecimal(6),
                    row.getString(7))));
    return money;
  }

  @Override
  public Map<String, Integer> returned(String keyPrefix) {
    return counted("the shop's returns", RETURNED, keyPrefix);
  }

  @Override
  public Map<String, Integer> mails(String keyPrefix) {
    return counted("the shop's mails", MAILS, keyPrefix);
  }

  @Override
  public int waiting() {
    try (Connection connection = database.open();
        PreparedStatement statement = connection.prepareStatement(WAITING);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    } catch (SQLException unreadable) {
      throw new UnreadableBooks("what the shop has still to do", unreadable);
    }
  }

  private Map<String, Integer> counted(String what, String query, String keyPrefix) {
    Map<String, Integer> counts = new HashMap<>();
    read(
        what, query, keyPrefix, row -> counts.merge(row.getString(1), row.getInt(2), Integer::sum));
    return counts;
  }

  /// What to do with each row.
  private interface EachRow {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String what, String query, String keyPrefix, EachRow each) {
    try (Connection connection = database.open();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, keyPrefix);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          each.read(row);
        }
      }
    } catch (SQLException unreadable) {
      throw new UnreadableBooks(what, unreadable);
    }
  }
}
