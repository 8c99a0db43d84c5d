package dev.banyan.monolith.data.inventory;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables warehouse, stock and stock_move. Every change of stock leaves a move, so that the sum of
/// a product's moves in a warehouse is what lies there.
@ApplicationScoped
public class Stock {
  /// Why stock moved.
  public enum Reason {
    ADJUSTED("A"),
    SOLD("S"),
    PUT_BACK("C"),
    RETURNED("R");

    private final String letter;

    Reason(String letter) {
      this.letter = letter;
    }
  }

  /// What of a product lies in one warehouse.
  public record Shelf(String warehouse, long product, int quantity) {}

  /// A warehouse and what it has of one product.
  public record Holding(String code, String name, int quantity) {}

  /// So many pieces more (or less, if negative) in a warehouse.
  public record Move(String warehouse, long product, int quantity) {}

  private final Sql sql;

  Stock(Sql sql) {
    this.sql = sql;
  }

  public Optional<Long> productId(String sku) {
    return sql.first("select prod_id from product where sku = ?", row -> row.getLong(1), sku);
  }

  public boolean hasWarehouse(String code) {
    return sql.first("select 1 from warehouse where wh_code = ?", row -> row.getInt(1), code)
        .isPresent();
  }

  /// Every warehouse, those that have nothing of the product too.
  public List<Holding> holdings(long product) {
    return sql.list(
        """
        select w.wh_code, w.wh_name, coalesce(s.qty, 0)
        from warehouse w left join stock s on s.wh_code = w.wh_code and s.prod_id = ?
        order by w.wh_code collate "C\"""",
        row -> new Holding(row.getString(1), row.getString(2), row.getInt(3)),
        product);
  }

  /// What there is of these products, by product and then warehouse.
  public List<Shelf> shelves(Collection<Long> products) {
    return shelves(products, "");
  }

  /// What there is of these products, kept from changing until the transaction ends.
  ///
  /// Always locked by product, then warehouse: two orders over the same products wait for each
  /// other and never in a circle.
  public List<Shelf> locked(Collection<Long> products) {
    return shelves(products, " for no key update");
  }

  private List<Shelf> shelves(Collection<Long> products, String lock) {
    return sql.list(
        """
        select wh_code, prod_id, qty from stock where prod_id = any (?)
        order by prod_id, wh_code collate "C\""""
            + lock,
        row -> new Shelf(row.getString(1), row.getLong(2), row.getInt(3)),
        (Object) products.toArray(Long[]::new));
  }

  /// Moves stock that is locked and known to suffice.
  public void move(List<Move> moves, Reason reason, long order) {
    List<@Nullable Object[]> changes = new ArrayList<>();
    List<@Nullable Object[]> records = new ArrayList<>();
    for (Move move : moves) {
      changes.add(new Object[] {move.quantity(), move.warehouse(), move.product()});
      records.add(
          new Object[] {move.warehouse(), move.product(), move.quantity(), reason.letter, order});
    }
    sql.changeEach("update stock set qty = qty + ? where wh_code = ? and prod_id = ?", changes);
    sql.changeEach(
        "insert into stock_move (wh_code, prod_id, qty, reason, order_id) values (?, ?, ?, ?, ?)",
        records);
  }

  /// Adds (or takes, if negative) pieces by hand.
  ///
  /// @return false if that would leave less than nothing, or more than can be counted
  public boolean adjust(Move move, @Nullable String note) {
    sql.change(
        "insert into stock (wh_code, prod_id, qty) values (?, ?, 0) on conflict do nothing",
        move.warehouse(),
        move.product());
    boolean possible =
        sql.change(
                """
                update stock set qty = qty + ?
                where wh_code = ? and prod_id = ? and qty::bigint + ? between 0 and 2147483647""",
                move.quantity(),
                move.warehouse(),
                move.product(),
                move.quantity())
            == 1;
    if (possible) {
      sql.change(
          "insert into stock_move (wh_code, prod_id, qty, reason, note) values (?, ?, ?, ?, ?)",
          move.warehouse(),
          move.product(),
          move.quantity(),
          Reason.ADJUSTED.letter,
          note);
    }
    return possible;
  }

  public List<String> skusOf(long order) {
    return sql.list(
        "select distinct sku from order_line join product using (prod_id) where order_id = ?",
        row -> row.getString(1),
        order);
  }

  /// What an order took, as it has to be put back.
  public List<Move> takenBy(long order) {
    return sql.list(
        """
        select wh_code, prod_id, -sum(qty)::int from stock_move
        where order_id = ? and reason = 'S' group by wh_code, prod_id
        order by prod_id, wh_code collate "C\"""",
        row -> new Move(row.getString(1), row.getLong(2), row.getInt(3)),
        order);
  }
}
