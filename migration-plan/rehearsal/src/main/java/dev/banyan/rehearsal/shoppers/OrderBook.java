package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every order that the shop acknowledged to somebody, and every checkout that got no answer.
final class OrderBook {
  /// One line as the shop spells it; money is a decimal string.
  record Line(String sku, int quantity, String price, String amount) {
    static Line of(JsonNode line) {
      return new Line(
          line.path("sku").asText(),
          line.path("quantity").asInt(),
          line.path("price").asText(),
          line.path("amount").asText());
    }
  }

  /// What was acknowledged, and must never change again.
  record Placed(String number, String total, List<Line> lines) {
    Placed {
      lines = List.copyOf(lines);
    }

    static Placed of(JsonNode order) {
      List<Line> lines = new ArrayList<>();
      order.path("lines").forEach(line -> lines.add(Line.of(line)));
      return new Placed(order.path("number").asText(), order.path("total").asText(), lines);
    }
  }

  /// How far a cancellation has come.
  enum Cancellation {
    NONE,
    UNDER_WAY,
    ACKNOWLEDGED
  }

  /// An acknowledged order and whom it belongs to.
  ///
  /// @param returned how many pieces came back, by the number of the line
  record Entry(
      String key,
      Placed placed,
      Customer.Account customer,
      Cancellation cancellation,
      Map<Integer, Integer> returned) {
    private static final Set<String> GOING_ON = Set.of("placed", "sent", "delivered", "returned");
    private static final Set<String> ANY =
        Set.of("placed", "sent", "delivered", "cancelled", "returned");

    Entry {
      returned = Map.copyOf(returned);
    }

    Set<String> allowedStates() {
      return switch (cancellation) {
        case NONE -> returned.isEmpty() ? GOING_ON : Set.of("delivered", "returned");
        case UNDER_WAY -> ANY;
        case ACKNOWLEDGED -> Set.of("cancelled");
      };
    }
  }

  private final Map<String, Entry> byKey = new ConcurrentHashMap<>();
  private final Map<String, Entry> byNumber = new ConcurrentHashMap<>();
  private final Map<String, Integer> givingBack = new ConcurrentHashMap<>();
  private final Map<String, BigDecimal> gaveBack = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Integer>> inDoubt = new ConcurrentHashMap<>();

  /// A checkout is about to be sent.
  void intends(String key, Map<String, Integer> cart) {
    inDoubt.put(key, Map.copyOf(cart));
  }

  /// The checkout was refused: there is no such order.
  void refused(String key) {
    inDoubt.remove(key);
  }

  /// The order that the same key had brought before, if that was another one.
  Optional<Entry> acknowledged(String key, Placed placed, Customer.Account customer) {
    Entry entry = new Entry(key, placed, customer, Cancellation.NONE, Map.of());
    Entry earlier = byKey.putIfAbsent(key, entry);
    inDoubt.remove(key);
    if (earlier == null) {
      byNumber.put(placed.number(), entry);
      return Optional.empty();
    }
    return Optional.of(earlier).filter(first -> !first.placed().equals(placed));
  }

  void cancelling(String number) {
    cancellation(number, Cancellation.UNDER_WAY);
  }

  void cancelled(String number) {
    cancellation(number, Cancellation.ACKNOWLEDGED);
  }

  /// The cancellation came too late: the order goes on.
  void goesOn(String number) {
    cancellation(number, Cancellation.NONE);
  }

  /// Pieces of a line came back.
  void returned(String number, int line, int pieces) {
    byNumber.computeIfPresent(
        number,
        (same, entry) -> {
          Map<Integer, Integer> returned = new HashMap<>(entry.returned());
          returned.merge(line, pieces, Integer::sum);
          return new Entry(
              entry.key(), entry.placed(), entry.customer(), entry.cancellation(), returned);
        });
  }

  /// Money is about to be given back: until that is answered nobody can say how much was.
  void givingBack(String number) {
    givingBack.merge(number, 1, Integer::sum);
  }

  void gaveBack(String number, BigDecimal amount) {
    gaveBack.merge(number, amount, BigDecimal::add);
    givingBack.merge(number, -1, Integer::sum);
  }

  /// What staff gave back of an order; empty if one of them got no answer.
  Optional<BigDecimal> givenBack(String number) {
    return givingBack.getOrDefault(number, 0) > 0
        ? Optional.empty()
        : Optional.of(gaveBack.getOrDefault(number, BigDecimal.ZERO));
  }

  Optional<Entry> byNumber(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Collection<Entry> acknowledged() {
    return List.copyOf(byNumber.values());
  }

  /// The carts of the checkouts that nobody answered, by idempotency key.
  Map<String, Map<String, Integer>> inDoubt() {
    return Map.copyOf(inDoubt);
  }

  private void cancellation(String number, Cancellation cancellation) {
    byNumber.computeIfPresent(
        number,
        (same, entry) ->
            new Entry(
                entry.key(), entry.placed(), entry.customer(), cancellation, entry.returned()));
  }
}
