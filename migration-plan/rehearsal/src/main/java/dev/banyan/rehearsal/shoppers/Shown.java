package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;

/// What an answer shows of a product; a page that shows less is held to less.
sealed interface Shown {
  String sku();

  boolean agreesWith(ProductFacts facts);

  /// A product page, with all there is.
  record Page(
      String sku, String name, String description, String price, String category, long version)
      implements Shown {
    static Page of(JsonNode body) {
      return new Page(
          body.path("sku").asText(),
          body.path("name").asText(),
          body.path("description").asText(),
          body.path("price").asText(),
          body.path("category").path("slug").asText(),
          body.path("version").asLong(-1));
    }

    ProductFacts facts() {
      return new ProductFacts(name, description, price, version);
    }

    @Override
    public boolean agreesWith(ProductFacts facts) {
      return facts().equals(facts);
    }

    @Override
    public String toString() {
      return facts() + ", '" + description + "'";
    }
  }

  /// A line of a list, a search, a cart or an order.
  record Row(String sku, String name, String price) implements Shown {
    static Row of(JsonNode item) {
      return new Row(
          item.path("sku").asText(), item.path("name").asText(), item.path("price").asText());
    }

    @Override
    public boolean agreesWith(ProductFacts facts) {
      return name.equals(facts.name()) && price.equals(facts.price());
    }

    @Override
    public String toString() {
      return "'%s' at %s".formatted(name, price);
    }
  }
}
