package dev.banyan.rehearsal.shoppers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One person in the shop: what they carry, what they remember and what they mean to do next. Takes
/// one step at a time.
final class Visitor {
  private final RandomGenerator random;
  private final CookieJar cookies = new CookieJar();
  private final Deque<Step> intentions = new ArrayDeque<>();
  private final Map<String, Shown.Page> remembered = new HashMap<>();
  private List<String> inView = List.of();
  private @Nullable Customer customer;
  private boolean loggedIn;
  private long intendedNanos;

  Visitor(RandomGenerator random) {
    this.random = random;
  }

  /// Takes the next step.
  ///
  /// @param intendedNanos when it arrived, by [System#nanoTime]
  /// @return whether there is more to do
  boolean step(long intendedNanos) throws InterruptedException {
    this.intendedNanos = intendedNanos;
    Step next = intentions.pollFirst();
    if (next != null) {
      next.take(this);
    }
    return !intentions.isEmpty();
  }

  void intend(Step step) {
    intentions.addLast(step);
  }

  void intendNow(Step step) {
    intentions.addFirst(step);
  }

  RandomGenerator random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  long intendedNanos() {
    return intendedNanos;
  }

  CookieJar cookies() {
    return cookies;
  }

  /// Products they looked at, by SKU.
  Map<String, Shown.Page> remembered() {
    return remembered;
  }

  /// The products of the list in front of them.
  List<String> inView() {
    return inView;
  }

  void sees(List<String> skus) {
    inView = List.copyOf(skus);
  }

  /// Whom they act for, even after they have logged out.
  Optional<Customer> customer() {
    return Optional.ofNullable(customer);
  }

  /// Whom they act for, while the shop knows it too.
  Optional<Customer> loggedIn() {
    return loggedIn ? customer() : Optional.empty();
  }

  void logsIn(Customer as) {
    customer = as;
    loggedIn = true;
  }

  void logsOut() {
    loggedIn = false;
  }
}
