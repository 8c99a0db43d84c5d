package dev.banyan.monolith.data.ordering;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everybody's orders, joined with whose they are and where their parcels are.
@ApplicationScoped
public class AllOrders {
  /// Whose an order is.
  public record Customer(long id, String name, String login) {}

  /// @param customer none: an imported sale that nobody is known of
  /// @param parcel its state; none where no parcel was booked
  public record Entry(
      String number,
      String stat,
      BigDecimal total,
      Instant placedAt,
      @Nullable Customer customer,
      @Nullable String parcel) {}

  /// An order and whose it is.
  public record Found(long id, @Nullable Customer customer) {}

  /// @param stat only orders of this state
  /// @param text only those whose number begins so, or whose customer's name or login contains it
  /// @param page counted from 0
  public record Query(@Nullable String stat, @Nullable String text, int page, int size) {
    public Query {
      text = text == null || text.isBlank() ? null : text.strip();
    }
  }

  private static final String MATCHING =
      """
      from cust_order o left join customer c using (cust_id) left join shipment s using (order_id)
      where (?::text is null or o.stat = ?)
        and (?::text is null or starts_with(o.order_no, upper(?))
             or c.name ilike '%' || ? || '%' or c.login ilike '%' || ? || '%')
      """;

  private final Sql sql;

  AllOrders(Sql sql) {
    this.sql = sql;
  }

  /// The newest first.
  public Page<Entry> page(Query query) {
    String stat = query.stat();
    String text = query.text();
    String pattern = text == null ? null : text.replaceAll("([%_\\\\])", "\\\\$1");
    long total =
        sql.one(
            "select count(*) " + MATCHING,
            row -> row.getLong(1),
            stat,
            stat,
            text,
            text,
            pattern,
            pattern);
    List<Entry> entries =
        sql.list(
            "select o.order_no, o.stat, o.total, o.plc_ts, s.stat, c.cust_id, c.name, c.login "
                + MATCHING
                + "order by o.plc_ts desc, o.order_id desc limit ? offset ?",
            row ->
                new Entry(
                    row.getString(1),
                    row.getString(2),
                    row.getBigDecimal(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    customer(row, 6),
                    row.getString(5)),
            stat,
            stat,
            text,
            text,
            pattern,
            pattern,
            query.size(),
            (long) query.page() * query.size());
    return new Page<>(entries, query.page(), query.size(), total);
  }

  public Optional<Found> order(String number) {
    return sql.first(
        """
        select order_id, c.cust_id, c.name, c.login
        from cust_order left join customer c using (cust_id) where order_no = ?""",
        row -> new Found(row.getLong(1), customer(row, 2)),
        number);
  }

  private static @Nullable Customer customer(ResultSet row, int column) throws SQLException {
    String name = row.getString(column + 1);
    return name == null ? null : new Customer(row.getLong(column), name, row.getString(column + 2));
  }
}
