package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A list of products that somebody asks for, and what must be true of any answer.
///
/// @param text that is searched for; blank for none
/// @param sort blank for the shop's own order
record ProductList(Optional<String> category, String text, String sort, int page, int size) {
  static final List<String> SORTS = List.of("", "", "name", "price", "-price", "newest");

  String path() {
    List<String> query = new ArrayList<>();
    category.ifPresent(slug -> query.add("category=" + Browsing.encoded(slug)));
    if (!text.isBlank()) {
      query.add("q=" + Browsing.encoded(text));
    }
    if (!sort.isBlank()) {
      query.add("sort=" + sort);
    }
    query.add("page=" + page);
    query.add("size=" + size);
    return "/api/products?" + String.join("&", query);
  }

  /// What is wrong with the list as a whole; whether its rows are true is another question.
  List<Judgement.Wrong> violations(List<Shown.Row> rows, JsonNode body, Knowledge knowledge) {
    List<Judgement.Wrong> wrong = new ArrayList<>();
    int total = body.path("total").asInt(-1);
    int expected = knowledge.matching(category, text);
    if (total != expected) {
      wrong.add(new Judgement.Wrong("a total of " + expected, "a total of " + total));
    }
    if (rows.stream().map(Shown.Row::sku).distinct().count() != rows.size()) {
      wrong.add(new Judgement.Wrong("each product once", "a product twice"));
    }
    int rest = Math.clamp((long) total - (long) page * size, 0, size);
    if (rows.size() != rest) {
      wrong.add(new Judgement.Wrong(rest + " products of " + total, rows.size() + " products"));
    }
    for (JsonNode item : body.path("items")) {
      outsider(item).ifPresent(wrong::add);
    }
    for (int i = 1; i < rows.size(); i++) {
      if (order().compare(rows.get(i - 1), rows.get(i)) > 0) {
        wrong.add(
            new Judgement.Wrong(
                "products ordered by " + sort, rows.get(i - 1) + " before " + rows.get(i)));
      }
    }
    return wrong;
  }

  private Optional<Judgement.Wrong> outsider(JsonNode item) {
    String found = item.path("name").asText() + "\n" + item.path("sku").asText();
    String slug = item.path("category").asText();
    if (!found.toLowerCase(Locale.ROOT).contains(text)) {
      return Optional.of(new Judgement.Wrong("products with '" + text + "'", item.toString()));
    }
    return category
        .filter(asked -> !asked.equals(slug))
        .map(asked -> new Judgement.Wrong("products of " + asked, item.toString()));
  }

  private Comparator<Shown.Row> order() {
    Comparator<Shown.Row> bySku = Comparator.comparing(Shown.Row::sku);
    Comparator<Shown.Row> byPrice = Comparator.comparing(row -> Money.of(row.price()));
    return switch (sort) {
      case "name" ->
          Comparator.comparing(Shown.Row::name, ProductList::byCodePoint).thenComparing(bySku);
      case "price" -> byPrice.thenComparing(bySku);
      case "-price" -> byPrice.reversed().thenComparing(bySku);
      default -> (one, other) -> 0;
    };
  }

  /// As PostgreSQL's collation "C" compares.
  private static int byCodePoint(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    return Arrays.compare(left, right);
  }
}
