package dev.banyan.monolith.data.ordering;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables cust_order and order_line.
@ApplicationScoped
public class Orders {
  /// @param stat `P`laced, `S`ent, `D`elivered, `X` for cancelled or `R`eturned
  public record Order(
      long id, String number, String stat, BigDecimal total, String country, Instant placedAt) {}

  /// A line as it was sold: name and price of that moment.
  public record Line(int line, String sku, String name, int quantity, BigDecimal price) {}

  /// An order about to be placed.
  ///
  /// @param address none: the customer's country is all that is known
  public record Draft(
      long customer,
      String idempotencyKey,
      BigDecimal total,
      String country,
      @Nullable Long address) {}

  private static final String COLUMNS = "order_id, order_no, stat, total, country, plc_ts";

  private final Sql sql;

  Orders(Sql sql) {
    this.sql = sql;
  }

  public Optional<Order> placedWith(long customer, String idempotencyKey) {
    return sql.first(
        "select " + COLUMNS + " from cust_order where cust_id = ? and idem_key = ?",
        Orders::order,
        customer,
        idempotencyKey);
  }

  public Optional<Order> of(long customer, String number) {
    return sql.first(
        "select " + COLUMNS + " from cust_order where order_no = ? and cust_id = ?",
        Orders::order,
        number,
        customer);
  }

  public Order of(long order) {
    return sql.one(
        "select " + COLUMNS + " from cust_order where order_id = ?", Orders::order, order);
  }

  /// Whose order it is; empty for an imported sale that nobody is known of.
  public Optional<Long> customerOf(long order) {
    return sql.first(
        "select cust_id from cust_order where order_id = ? and cust_id is not null",
        row -> row.getLong(1),
        order);
  }

  /// The order, which nobody else changes until the transaction ends.
  public Order locked(long order) {
    return sql.one(
        "select " + COLUMNS + " from cust_order where order_id = ? for no key update",
        Orders::order,
        order);
  }

  /// The newest first.
  public Page<Order> page(long customer, int page, int size) {
    long total =
        sql.one(
            "select count(*) from cust_order where cust_id = ?", row -> row.getLong(1), customer);
    List<Order> items =
        sql.list(
            "select "
                + COLUMNS
                + " from cust_order where cust_id = ? order by plc_ts desc, order_id desc limit ? offset ?",
            Orders::order,
            customer,
            size,
            (long) page * size);
    return new Page<>(items, page, size, total);
  }

  public List<Line> lines(long order) {
    return sql.list(
        """
        select l.line_no, p.sku, l.descr, l.qty, l.price
        from order_line l join product p on p.prod_id = l.prod_id
        where l.order_id = ? order by l.line_no""",
        row ->
            new Line(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getBigDecimal(5)),
        order);
  }

  public boolean existsFor(long address) {
    return sql.first("select 1 from cust_order where addr_id = ?", row -> row.getInt(1), address)
        .isPresent();
  }

  public Order place(Draft draft, List<Carts.Line> lines) {
    Order order =
        sql.one(
            """
            insert into cust_order (order_no, cust_id, stat, total, country, addr_id, idem_key)
            values ('W' || nextval('order_no_seq'), ?, 'P', ?, ?, ?, ?) returning %s"""
                .formatted(COLUMNS),
            Orders::order,
            draft.customer(),
            draft.total(),
            draft.country(),
            draft.address(),
            draft.idempotencyKey());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Carts.Line line : lines) {
      rows.add(
          new Object[] {
            order.id(), rows.size() + 1, line.product(), line.name(), line.quantity(), line.price()
          });
    }
    sql.changeEach(
        "insert into order_line (order_id, line_no, prod_id, descr, qty, price) values (?, ?, ?, ?, ?, ?)",
        rows);
    return order;
  }

  public void become(long order, String stat) {
    sql.change("update cust_order set stat = ? where order_id = ?", stat, order);
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getBigDecimal(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
