package dev.banyan.monolith.data.ordering;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Tables cart and cart_line.
@ApplicationScoped
public class Carts {
  /// A line of a cart, with what the catalogue says of its product now.
  ///
  /// @param stat the product's: `A` if it can be bought
  public record Line(
      long product, String sku, String name, int quantity, BigDecimal price, String stat) {
    public BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  /// What the catalogue says of a product that somebody wants.
  public record Wanted(long product, String stat) {}

  private final Sql sql;

  Carts(Sql sql) {
    this.sql = sql;
  }

  /// By name, as a customer reads it.
  public List<Line> lines(long customer) {
    return sql.list(
        """
        select p.prod_id, p.sku, p.prod_name, l.qty, p.price, p.stat
        from cart c join cart_line l on l.cart_id = c.cart_id join product p on p.prod_id = l.prod_id
        where c.cust_id = ? order by p.prod_name collate "C", p.sku collate "C\"""",
        row ->
            new Line(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getBigDecimal(5),
                row.getString(6)),
        customer);
  }

  public Optional<Wanted> wanted(String sku) {
    return sql.first(
        "select prod_id, stat from product where sku = ?",
        row -> new Wanted(row.getLong(1), row.getString(2)),
        sku);
  }

  /// The customer's cart, made if there is none, held until the transaction ends.
  ///
  /// @return its id; empty if there is no such customer
  public Optional<Long> opened(long customer) {
    return sql.first(
        """
        insert into cart (cust_id) select cust_id from customer where cust_id = ?
        on conflict (cust_id) do update set upd_ts = now() returning cart_id""",
        row -> row.getLong(1),
        customer);
  }

  /// The customer's cart, held until the transaction ends: one checkout of a customer at a time.
  public Optional<Long> locked(long customer) {
    return sql.first(
        "select cart_id from cart where cust_id = ? for no key update",
        row -> row.getLong(1),
        customer);
  }

  public void put(long cart, long product, int quantity) {
    sql.change(
        """
        insert into cart_line (cart_id, prod_id, qty) values (?, ?, ?)
        on conflict (cart_id, prod_id) do update set qty = excluded.qty""",
        cart,
        product,
        quantity);
  }

  public void remove(long cart, String sku) {
    sql.change(
        "delete from cart_line l using product p where l.cart_id = ? and p.prod_id = l.prod_id and p.sku = ?",
        cart,
        sku);
  }

  public void empty(long cart) {
    sql.change("delete from cart_line where cart_id = ?", cart);
  }
}
