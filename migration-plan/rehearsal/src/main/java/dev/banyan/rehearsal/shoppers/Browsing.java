package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Looking around in the catalogue.
final class Browsing {
  private static final String CATALOG = "catalog";
  private static final Set<Integer> OK = Set.of(200);
  private static final Set<Integer> OK_OR_GONE = Set.of(200, 404);
  private static final Set<Integer> OK_SAME_OR_GONE = Set.of(200, 304, 404);
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,12}");
  private static final List<Integer> SIZES = List.of(12, 24, 24, 24, 48);

  private final Floor floor;

  Browsing(Floor floor) {
    this.floor = floor;
  }

  void enter(Visitor visitor) throws InterruptedException {
    var unused = floor.ask(visitor, Call.get("storefront", "/"), OK);
  }

  void categories(Visitor visitor) throws InterruptedException {
    Call call = Call.get(CATALOG, "/api/categories");
    floor.ask(visitor, call, OK).ifPresent(answer -> checkCategories(call, answer));
  }

  void list(Visitor visitor) throws InterruptedException {
    Optional<String> category =
        visitor.chance(0.8)
            ? Optional.of(visitor.oneOf(floor.knowledge().categories()).slug())
            : Optional.empty();
    ProductList list =
        new ProductList(
            category,
            "",
            visitor.oneOf(ProductList.SORTS),
            page(visitor, category),
            visitor.oneOf(SIZES));
    look(visitor, list);
  }

  void search(Visitor visitor) throws InterruptedException {
    String name = floor.knowledge().latest(floor.popularity().pick(visitor.random())).name();
    List<String> words = new ArrayList<>();
    WORD.matcher(name).results().forEach(word -> words.add(word.group()));
    String text = words.isEmpty() ? "set" : visitor.oneOf(words).toLowerCase(Locale.ROOT);
    look(visitor, new ProductList(Optional.empty(), text, visitor.oneOf(ProductList.SORTS), 0, 24));
  }

  /// A product page: one of the list in view, or what everybody wants.
  void product(Visitor visitor) throws InterruptedException {
    String sku =
        !visitor.inView().isEmpty() && visitor.chance(0.5)
            ? visitor.oneOf(visitor.inView())
            : floor.popularity().pick(visitor.random());
    product(visitor, sku, visitor.chance(0.05) ? sku.toLowerCase(Locale.ROOT) : sku);
  }

  /// The same page again, as a browser asks that has it in its cache.
  void productAgain(Visitor visitor) throws InterruptedException {
    if (visitor.remembered().isEmpty()) {
      product(visitor);
      return;
    }
    Shown.Page before = visitor.oneOf(List.copyOf(visitor.remembered().values()));
    Call call =
        Call.get(CATALOG, path(before.sku())).with("If-None-Match", "\"" + before.version() + "\"");
    floor
        .ask(visitor, call, OK_SAME_OR_GONE)
        .ifPresent(
            answer -> {
              if (answer.status() == 304) {
                floor.judge(call, answer, before);
              } else {
                checkProduct(visitor, call, answer, before.sku());
              }
            });
  }

  /// @param spelling of the same product, as people write it
  void product(Visitor visitor, String sku, String spelling) throws InterruptedException {
    Call call = Call.get(CATALOG, path(spelling));
    floor
        .ask(visitor, call, OK_OR_GONE)
        .ifPresent(answer -> checkProduct(visitor, call, answer, sku));
  }

  static String path(String sku) {
    return "/api/products/" + encoded(sku);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void checkProduct(Visitor visitor, Call call, Reply.Answer answer, String sku) {
    if (answer.status() == 404) {
      floor.saw(Anomaly.STALE_READS, call, answer, "the product " + sku, "no such product");
      return;
    }
    Shown.Page page = Shown.Page.of(answer.body());
    floor.expect(Anomaly.STALE_READS, call, answer, sku, page.sku());
    if (page.sku().equals(sku)) {
      floor.judge(call, answer, page);
      floor.expect(
          Anomaly.STALE_READS, call, answer, floor.knowledge().category(sku), page.category());
      visitor.remembered().put(sku, page);
    }
  }

  private void look(Visitor visitor, ProductList list) throws InterruptedException {
    Call call = Call.get(CATALOG, list.path());
    Optional<Reply.Answer> seen = floor.ask(visitor, call, OK);
    if (seen.isPresent()) {
      Reply.Answer answer = seen.get();
      List<Shown.Row> rows = new ArrayList<>();
      answer.body().path("items").forEach(item -> rows.add(Shown.Row.of(item)));
      rows.forEach(row -> floor.judge(call, answer, row));
      list.violations(rows, answer.body(), floor.knowledge())
          .forEach(
              violation ->
                  floor.saw(
                      Anomaly.STALE_READS, call, answer, violation.expected(), violation.got()));
      visitor.sees(rows.stream().map(Shown.Row::sku).filter(floor.knowledge()::knows).toList());
    }
  }

  private void checkCategories(Call call, Reply.Answer answer) {
    List<Knowledge.KnownCategory> shown = new ArrayList<>();
    for (JsonNode item : answer.body().path("items")) {
      shown.add(Knowledge.KnownCategory.of(item));
    }
    floor.expect(Anomaly.STALE_READS, call, answer, floor.knowledge().categories(), shown);
  }

  private int page(Visitor visitor, Optional<String> category) {
    int pages = Math.max(1, floor.knowledge().forSale(category) / 24);
    return visitor.chance(0.7) ? 0 : visitor.random().nextInt(pages);
  }
}
