package dev.banyan.rehearsal.shoppers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The books in the shared database.
public final class DatabaseBooks implements ShopBooks {
  private static final String STOCK =
      "select p.sku, sum(s.qty)::int from stock s join product p using (prod_id) group by p.sku";
  private static final String ORDERS =
      """
      select o.order_no, o.idem_key, o.total::text, o.stat = 'X', p.sku, l.qty
      from cust_order o
        left join order_line l using (order_id)
        left join product p using (prod_id)
      where starts_with(o.idem_key, ?)
      order by o.order_id, l.line_no
      """;

  /// Opens a connection that the caller closes.
  @FunctionalInterface
  public interface Database {
    Connection open() throws SQLException;
  }

  private final Database database;

  public DatabaseBooks(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Integer> stock() {
    try (Connection connection = database.open();
        PreparedStatement statement = connection.prepareStatement(STOCK);
        ResultSet row = statement.executeQuery()) {
      Map<String, Integer> stock = new HashMap<>();
      while (row.next()) {
        stock.put(row.getString(1), row.getInt(2));
      }
      return stock;
    } catch (SQLException unreadable) {
      throw new UnreadableBooks("the shop's stock", unreadable);
    }
  }

  @Override
  public Ledger ledger() {
    return new DatabaseLedger(database);
  }

  @Override
  public List<StoredOrder> orders(String keyPrefix) {
    try (Connection connection = database.open();
        PreparedStatement statement = connection.prepareStatement(ORDERS)) {
      statement.setString(1, keyPrefix);
      Map<String, StoredOrder> heads = new LinkedHashMap<>();
      Map<String, Map<String, Integer>> lines = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String number = row.getString(1);
          heads.put(number, head(row));
          if (row.getString(5) != null) {
            lines
                .computeIfAbsent(number, added -> new HashMap<>())
                .merge(row.getString(5), row.getInt(6), Integer::sum);
          }
        }
      }
      return whole(heads, lines);
    } catch (SQLException unreadable) {
      throw new UnreadableBooks("the shop's orders", unreadable);
    }
  }

  private static StoredOrder head(ResultSet row) throws SQLException {
    return new StoredOrder(
        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), Map.of());
  }

  private static List<StoredOrder> whole(
      Map<String, StoredOrder> heads, Map<String, Map<String, Integer>> lines) {
    List<StoredOrder> orders = new ArrayList<>();
    heads.forEach(
        (number, head) ->
            orders.add(
                new StoredOrder(
                    number,
                    head.key(),
                    head.total(),
                    head.cancelled(),
                    lines.getOrDefault(number, Map.of()))));
    return orders;
  }
}
