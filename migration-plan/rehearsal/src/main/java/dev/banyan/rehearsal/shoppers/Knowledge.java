package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What the shoppers know of the catalogue: every value each product ever had since they came.
final class Knowledge {
  /// @param products how many of them are for sale
  record KnownCategory(String slug, String name, int products) {
    static KnownCategory of(JsonNode item) {
      return new KnownCategory(
          item.path("slug").asText(), item.path("name").asText(), item.path("products").asInt(-1));
    }
  }

  private final List<KnownCategory> categories;
  private final Map<String, ProductHistory> products;

  Knowledge(List<KnownCategory> categories, Map<String, ProductHistory> products) {
    this.categories = List.copyOf(categories);
    this.products = Map.copyOf(products);
  }

  /// In the order of the shop.
  List<KnownCategory> categories() {
    return categories;
  }

  /// In alphabetical order, so that the same seed means the same products.
  List<String> skus() {
    return List.copyOf(new TreeMap<>(products).keySet());
  }

  /// How many products a list has, in one category or in all.
  int forSale(Optional<String> category) {
    return (int)
        products.values().stream()
            .filter(product -> category.map(product.category()::equals).orElse(true))
            .count();
  }

  /// How many products a search finds. A text that staff put into names or take out of them would
  /// have no one answer; shoppers search for words that staff leave alone.
  int matching(Optional<String> category, String text) {
    if (text.isBlank()) {
      return forSale(category);
    }
    String wanted = text.toLowerCase(Locale.ROOT);
    return (int)
        products.entrySet().stream()
            .filter(each -> category.map(each.getValue().category()::equals).orElse(true))
            .filter(
                each ->
                    (each.getValue().latest().name() + "\n" + each.getKey())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .count();
  }

  boolean knows(String sku) {
    return products.containsKey(sku);
  }

  ProductFacts latest(String sku) {
    return history(sku).latest();
  }

  String category(String sku) {
    return history(sku).category();
  }

  /// Whether a product may be shown like this, under a bound on how old an answer may be.
  Judgement judge(Shown shown, Looked looked, Duration staleAtMost) {
    ProductHistory history = products.get(shown.sku());
    if (history == null) {
      return new Judgement.Wrong("products that exist", "'" + shown.sku() + "', which never was");
    }
    return history.judge(shown, looked, staleAtMost);
  }

  /// Somebody is about to change a product; empty while it is not this product's turn.
  Optional<ProductFacts> begin(String sku, UnaryOperator<ProductFacts> change, Instant sent) {
    ProductHistory history = history(sku);
    return history.begin(change.apply(history.latest()), sent);
  }

  void acknowledged(String sku, Instant at) {
    history(sku).acknowledged(at);
  }

  void withdrawn(String sku) {
    history(sku).withdrawn();
  }

  private ProductHistory history(String sku) {
    ProductHistory history = products.get(sku);
    if (history == null) {
      throw new IllegalArgumentException("nobody knows a product '" + sku + "'");
    }
    return history;
  }
}
