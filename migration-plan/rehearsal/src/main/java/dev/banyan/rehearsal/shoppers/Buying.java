package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Filling a cart, and taking it to the till.
final class Buying {
  private static final String ORDERING = "ordering";
  private static final Set<Integer> OK = Set.of(200);

  private final Floor floor;
  private final Paying paying;

  Buying(Floor floor, Paying paying) {
    this.floor = floor;
    this.paying = paying;
  }

  void putInCart(Visitor visitor) throws InterruptedException {
    Optional<Customer> customer = visitor.loggedIn();
    if (customer.isPresent()) {
      String sku =
          visitor.remembered().isEmpty()
              ? floor.popularity().pick(visitor.random())
              : visitor.oneOf(List.copyOf(visitor.remembered().keySet()));
      int quantity = 1 + visitor.random().nextInt(visitor.chance(0.1) ? 48 : 12);
      Map<String, Integer> cart = new TreeMap<>(customer.get().cart());
      cart.put(sku, quantity);
      Call call = Call.send(ORDERING, "PUT", line(sku), Call.json().put("quantity", quantity));
      change(visitor, customer.get(), cart, call);
    }
  }

  void takeOutOfCart(Visitor visitor) throws InterruptedException {
    Optional<Customer> customer = visitor.loggedIn();
    if (customer.isPresent() && customer.get().cart().size() > 1) {
      takeOut(visitor, visitor.oneOf(List.copyOf(customer.get().cart().keySet())));
    }
  }

  void seeCart(Visitor visitor) throws InterruptedException {
    Optional<Customer> customer = visitor.loggedIn();
    if (customer.isPresent()) {
      Call call = Call.get(ORDERING, "/api/cart");
      floor.ask(visitor, call, OK).ifPresent(answer -> check(customer.get(), call, answer));
    }
  }

  void checkOut(Visitor visitor) throws InterruptedException {
    Optional<Customer> customer = visitor.loggedIn();
    if (customer.isEmpty() || customer.get().cart().isEmpty()) {
      return;
    }
    Map<String, Integer> cart = customer.get().cart();
    switch (paying.pay(visitor, customer.get())) {
      case Paying.Outcome.Ordered() -> cart.clear();
      case Paying.Outcome.Short(List<String> skus) -> {
        visitor.intendNow(this::checkOut);
        skus.stream()
            .filter(cart::containsKey)
            .forEach(sku -> visitor.intendNow(shopper -> takeOut(shopper, sku)));
      }
      case Paying.Outcome.Declined() -> visitor.intendNow(this::seeCart);
      case Paying.Outcome.NoOrder() -> customer.get().doubtsCart();
    }
  }

  private void takeOut(Visitor visitor, String sku) throws InterruptedException {
    Optional<Customer> customer = visitor.loggedIn();
    if (customer.isPresent()) {
      Map<String, Integer> cart = new TreeMap<>(customer.get().cart());
      cart.remove(sku);
      change(visitor, customer.get(), cart, Call.bare(ORDERING, "DELETE", line(sku)));
    }
  }

  private void change(Visitor visitor, Customer customer, Map<String, Integer> cart, Call call)
      throws InterruptedException {
    Optional<Reply.Answer> answer = floor.ask(visitor, call, OK);
    if (answer.isPresent()) {
      customer.cart().clear();
      customer.cart().putAll(cart);
      check(customer, call, answer.get());
    } else {
      customer.doubtsCart();
    }
  }

  private void check(Customer customer, Call call, Reply.Answer answer) {
    JsonNode lines = answer.body().path("lines");
    if (!customer.cartInDoubt()) {
      floor.expect(Anomaly.LOST_WRITES, call, answer, customer.cart(), Paying.quantities(lines));
    }
    for (JsonNode line : lines) {
      floor.judge(call, answer, Shown.Row.of(line));
    }
    paying.checkSums(call, answer);
  }

  private static String line(String sku) {
    return "/api/cart/lines/" + Browsing.encoded(sku);
  }
}
