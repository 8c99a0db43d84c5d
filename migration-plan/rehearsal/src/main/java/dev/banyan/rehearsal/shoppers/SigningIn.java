package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Who a visitor is.
final class SigningIn {
  private static final String ACCOUNTS = "accounts";
  private static final List<String> COUNTRIES =
      List.of("United Kingdom", "United Kingdom", "Germany", "France", "EIRE", "Spain", "Norway");

  private final Floor floor;
  private final AtomicLong registered = new AtomicLong();
  private final Queue<Customer> away = new ConcurrentLinkedQueue<>();

  SigningIn(Floor floor) {
    this.floor = floor;
  }

  void register(Visitor visitor) throws InterruptedException {
    long number = registered.incrementAndGet();
    String email = "%s-%d@shopper.invalid".formatted(floor.mark(), number);
    String password = "basket-%08x".formatted(visitor.random().nextInt());
    Call call =
        Call.send(
            ACCOUNTS,
            "POST",
            "/api/accounts",
            Call.json()
                .put("email", email)
                .put("password", password)
                .put("name", "Shopper " + number)
                .put("country", visitor.oneOf(COUNTRIES)));
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(201));
    if (answer.isPresent()) {
      String id = customerOf(answer.get()).path("id").asText();
      Customer customer = new Customer(new Customer.Account(id, email, password));
      visitor.logsIn(customer);
      check(call, answer.get(), customer.account());
    }
  }

  /// Somebody who has been here before, or a newcomer if nobody has.
  void comeBack(Visitor visitor) throws InterruptedException {
    Customer customer = away.poll();
    if (customer == null) {
      register(visitor);
    } else {
      logIn(visitor, customer);
    }
  }

  void logIn(Visitor visitor, Customer customer) throws InterruptedException {
    Customer.Account account = customer.account();
    Call call =
        Call.send(
            ACCOUNTS,
            "POST",
            "/api/session",
            Call.json().put("email", account.email()).put("password", account.password()));
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(200, 401));
    if (answer.isEmpty()) {
      return;
    }
    if (answer.get().status() == 401) {
      floor.saw(
          Anomaly.LOST_WRITES, call, answer.get(), "the account " + account.email(), "no such one");
      return;
    }
    visitor.logsIn(customer);
    check(call, answer.get(), account);
  }

  void whoAmI(Visitor visitor) throws InterruptedException {
    Optional<Customer> customer = visitor.loggedIn();
    if (customer.isEmpty()) {
      return;
    }
    Customer.Account account = customer.get().account();
    Call call = Call.get(ACCOUNTS, "/api/account");
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(200, 401));
    if (answer.isPresent() && answer.get().status() == 401) {
      floor.saw(Anomaly.SESSION_FLIPS, call, answer.get(), account.email(), "nobody (401)");
    } else if (answer.isPresent()) {
      check(call, answer.get(), account);
    }
  }

  void logOut(Visitor visitor) throws InterruptedException {
    Call call = Call.bare(ACCOUNTS, "DELETE", "/api/session");
    if (visitor.loggedIn().isPresent() && floor.ask(visitor, call, Set.of(204)).isPresent()) {
      visitor.logsOut();
    }
  }

  /// The visitor has left the shop, so that somebody may come back as the same customer.
  void left(Visitor visitor) {
    visitor.customer().ifPresent(away::add);
  }

  private void check(Call call, Reply.Answer answer, Customer.Account account) {
    JsonNode customer = customerOf(answer);
    String expected = account.id() + " " + account.email();
    String got = customer.path("id").asText() + " " + customer.path("email").asText();
    floor.expect(Anomaly.SESSION_FLIPS, call, answer, expected, got);
  }

  private static JsonNode customerOf(Reply.Answer answer) {
    return answer.body().has("customer") ? answer.body().path("customer") : answer.body();
  }
}
