package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What staff does: change prices and texts, look whether it worked, put stock in, give money back.
final class ShopKeeping {
  private static final String CATALOG = "catalog";
  private static final BigDecimal CHEAPEST = new BigDecimal("0.10");
  private static final int LONGEST_NAME = 120;
  private static final int LOW = 60;

  private final Floor floor;
  private final Browsing browsing;
  private final StockLooking stockLooking;
  private final GivingBack givingBack;

  ShopKeeping(Floor floor, Browsing browsing, StockLooking stockLooking) {
    this.floor = floor;
    this.browsing = browsing;
    this.stockLooking = stockLooking;
    this.givingBack = new GivingBack(floor);
  }

  /// Something that is to be done; there is always something.
  void work(Visitor staff) throws InterruptedException {
    staff.intend(this::work);
    String sku = floor.popularity().pick(staff.random());
    int dice = staff.random().nextInt(100);
    if (dice < 45) {
      change(staff, sku, "price", facts -> withPrice(facts, otherPrice(staff, facts.price())));
    } else if (dice < 60) {
      change(staff, sku, "description", facts -> withDescription(facts, text(staff)));
    } else if (dice < 70) {
      change(staff, sku, "name", facts -> withName(facts, otherName(facts.name())));
    } else if (dice < 80) {
      givingBack.giveBack(staff);
    } else {
      restock(staff, sku);
    }
  }

  private void change(Visitor staff, String sku, String member, UnaryOperator<ProductFacts> change)
      throws InterruptedException {
    Optional<ProductFacts> asked = floor.knowledge().begin(sku, change, floor.clock().instant());
    if (asked.isEmpty()) {
      return;
    }
    Call call = Call.send(CATALOG, "PATCH", Browsing.path(sku), body(member, asked.get()));
    Optional<Reply.Answer> answer = floor.ask(staff, call, Set.of(200));
    if (answer.isPresent()) {
      Shown.Page page = Shown.Page.of(answer.get().body());
      if (page.agreesWith(asked.get())) {
        floor.knowledge().acknowledged(sku, answer.get().looked().received());
      } else {
        floor.saw(Anomaly.LOST_WRITES, call, answer.get(), "" + asked.get(), "" + page);
      }
      staff.intendNow(again -> browsing.product(again, sku, sku));
    }
  }

  private void restock(Visitor staff, String sku) throws InterruptedException {
    Optional<Reply.Answer> stock = stockLooking.stock(staff, sku);
    JsonNode warehouse =
        stock.map(answer -> answer.body().path("warehouses").path(0)).orElse(Call.json());
    if (stock.isEmpty()
        || stock.get().body().path("available").asLong() > LOW
        || warehouse.path("code").isMissingNode()
        || floor.stock().doubtful(sku)) {
      return;
    }
    int quantity = 24 * (1 + staff.random().nextInt(10));
    Call call =
        Call.send(
            "inventory",
            "POST",
            "/api/stock/" + Browsing.encoded(sku) + "/adjustments",
            Call.json()
                .put("warehouse", warehouse.path("code").asText())
                .put("quantity", quantity)
                .put("note", "delivery"));
    floor.stock().adjusting(sku);
    if (floor.ask(staff, call, Set.of(201)).isPresent()) {
      floor.stock().adjusted(sku, quantity);
    }
  }

  private static ObjectNode body(String member, ProductFacts asked) {
    return switch (member) {
      case "price" -> Call.json().put(member, asked.price());
      case "name" -> Call.json().put(member, asked.name());
      default -> Call.json().put(member, asked.description());
    };
  }

  private static ProductFacts withPrice(ProductFacts facts, String price) {
    return new ProductFacts(facts.name(), facts.description(), price, facts.version() + 1);
  }

  private static ProductFacts withName(ProductFacts facts, String name) {
    return new ProductFacts(name, facts.description(), facts.price(), facts.version() + 1);
  }

  private static ProductFacts withDescription(ProductFacts facts, String description) {
    return new ProductFacts(facts.name(), description, facts.price(), facts.version() + 1);
  }

  /// Up to ten percent more or less, in steps of a cent, and never the same.
  private static String otherPrice(Visitor staff, String price) {
    BigDecimal factor = BigDecimal.valueOf(90L + staff.random().nextInt(21), 2);
    BigDecimal other = Money.of(price).multiply(factor).setScale(2, RoundingMode.HALF_UP);
    BigDecimal sensible = other.max(CHEAPEST);
    return Money.spelled(
        Money.same(price, sensible) ? sensible.add(new BigDecimal("0.05")) : sensible);
  }

  private static String otherName(String name) {
    String suffix = " *NEW*";
    if (name.endsWith(suffix)) {
      return name.substring(0, name.length() - suffix.length());
    }
    return name.length() + suffix.length() <= LONGEST_NAME ? name + suffix : name;
  }

  /// With characters that want escaping everywhere.
  private static String text(Visitor staff) {
    return "Batch %d, checked by “Håkan & Söhne” <quality's best>; 100 %% cotton — ✓"
        .formatted(staff.random().nextInt(1_000_000));
  }
}
