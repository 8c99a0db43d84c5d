package dev.banyan.catalog;

import java.util.HashMap;
import java.util.Map;
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
    NAME("p.name collate \"C\""),
    PRICE("p.price"),
    PRICE_DESCENDING("p.price desc"),
    NEWEST("p.created_at desc");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  String where() {
    StringBuilder where = new StringBuilder("p.status = 'ACTIVE'");
    if (category != null) {
      where.append(" and p.category_id = :category");
    }
    if (text != null) {
      where.append(" and (p.name ilike :text escape '\\' or p.sku ilike :text escape '\\')");
    }
    return where.toString();
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    if (category != null) {
      parameters.put("category", category);
    }
    if (text != null) {
      parameters.put("text", "%" + escaped(text) + "%");
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
