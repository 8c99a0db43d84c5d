package dev.banyan.monolith.data.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which products a customer wants to see, and in which order.
///
/// @param category its id
/// @param text part of a name or SKU, in either case
/// @param page counted from 0
public record ProductQuery(
    @Nullable Long category, @Nullable String text, Order order, int page, int size) {
  /// Ties are ordered by SKU, and text by code point, whatever the language of the database.
  public enum Order {
    NAME("p.prod_name collate \"C\""),
    PRICE("p.price"),
    PRICE_DESCENDING("p.price desc"),
    NEWEST("p.crt_ts desc");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  String where() {
    StringBuilder where = new StringBuilder("p.stat = 'A'");
    if (category != null) {
      where.append(" and p.cat_id = ?");
    }
    if (text != null) {
      where.append(" and (p.prod_name ilike ? escape '\\' or p.sku ilike ? escape '\\')");
    }
    return where.toString();
  }

  List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    if (category != null) {
      parameters.add(category);
    }
    if (text != null) {
      String pattern = "%" + escaped(text) + "%";
      parameters.add(pattern);
      parameters.add(pattern);
    }
    return parameters;
  }

  String orderBy() {
    return order.sql + ", p.sku collate \"C\"";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
