package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads the whole catalogue from the monolith before anybody changes it.
final class Learning {
  private static final int PAGE = 100;
  private static final int AT_ONCE = 8;

  private final ShopClient monolith;

  Learning(ShopClient monolith) {
    this.monolith = monolith;
  }

  Knowledge learn() throws InterruptedException {
    List<Knowledge.KnownCategory> categories = new ArrayList<>();
    for (JsonNode item : read("/api/categories").path("items")) {
      categories.add(Knowledge.KnownCategory.of(item));
    }
    Map<String, ProductHistory> products = new HashMap<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Shown.Page>> pages = new ArrayList<>();
      skus().forEach(sku -> pages.add(readers.submit(() -> page(sku))));
      for (Future<Shown.Page> page : pages) {
        Shown.Page shown = page.get();
        products.put(shown.sku(), new ProductHistory(shown.category(), shown.facts()));
      }
    } catch (ExecutionException unreadable) {
      throw new IllegalStateException("the catalogue cannot be learnt", unreadable.getCause());
    }
    return new Knowledge(categories, products);
  }

  private List<String> skus() throws InterruptedException {
    List<String> skus = new ArrayList<>();
    long total = 1;
    for (int page = 0; (long) page * PAGE < total; page++) {
      JsonNode list = read("/api/products?sort=name&size=" + PAGE + "&page=" + page);
      total = list.path("total").asLong();
      list.path("items").forEach(item -> skus.add(item.path("sku").asText()));
    }
    return skus;
  }

  private Shown.Page page(String sku) throws InterruptedException {
    return Shown.Page.of(read(Browsing.path(sku)));
  }

  private JsonNode read(String path) throws InterruptedException {
    Call call = Call.get("catalog", path);
    return switch (monolith.ask(call, new CookieJar())) {
      case Reply.Answer answer when answer.status() == 200 -> answer.body();
      case Reply.Answer answer ->
          throw new IllegalStateException(
              "the monolith answered " + call + " with " + answer.status() + " " + answer.body());
      case Reply.Silence silence ->
          throw new IllegalStateException(
              "the monolith did not answer " + call + ": " + silence.reason());
    };
  }
}
