package dev.banyan.rehearsal.shoppers;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What all who are in the shop share: the way to the shop, what is known, and where findings go.
///
/// @param staleAtMost how old an answer may be, per capability that allows it
/// @param mark begins each idempotency key of this run
record Floor(
    ShopClient client,
    Knowledge knowledge,
    Popularity popularity,
    OrderBook orders,
    StockBook stock,
    Observations observations,
    Map<String, Duration> staleAtMost,
    String mark,
    Clock clock) {
  private static final String CATALOG = "catalog";

  /// Asks the shop. An answer without a promised status is a failed request and none to read.
  Optional<Reply.Answer> ask(Visitor visitor, Call call, Set<Integer> promised)
      throws InterruptedException {
    long intended = visitor.intendedNanos();
    Reply reply = client.ask(call, visitor.cookies());
    long micros = (System.nanoTime() - intended) / 1000;
    return switch (reply) {
      case Reply.Silence silence -> {
        observations.answered(call.capability(), "nobody", micros);
        fail(call, "nobody", promised, silence.reason());
        yield Optional.empty();
      }
      case Reply.Answer answer -> {
        observations.answered(call.capability(), answer.side(), micros);
        if (promised.contains(answer.status())) {
          yield Optional.of(answer);
        }
        fail(call, answer.side(), promised, answer.status() + " " + brief(answer));
        yield Optional.empty();
      }
    };
  }

  Duration staleAtMost(String capability) {
    return staleAtMost.getOrDefault(capability, Duration.ZERO);
  }

  /// Compares what was shown of a product with what may be. A product is the catalogue's wherever
  /// it is shown: once the service owns the catalogue, the monolith's cart joins rows that flow
  /// back to it, and shows them as late as the catalogue's consistency allows.
  void judge(Call call, Reply.Answer answer, Shown shown) {
    switch (knowledge.judge(shown, answer.looked(), staleAtMost(CATALOG))) {
      case Judgement.Right() -> {}
      case Judgement.Wrong(String expected, String got) ->
          saw(
              Anomaly.STALE_READS,
              call,
              answer,
              shown.sku() + " as " + expected,
              shown.sku() + " as " + got);
    }
  }

  void saw(Anomaly anomaly, Call call, Reply.Answer answer, String expected, String got) {
    observations.saw(
        anomaly,
        new Finding(
            answer.looked().received(),
            anomaly.spelling(),
            call.capability(),
            call.toString(),
            answer.side(),
            expected,
            got));
  }

  /// As [#saw], unless it is as expected.
  void expect(Anomaly anomaly, Call call, Reply.Answer answer, Object expected, Object got) {
    if (!expected.equals(got)) {
      saw(anomaly, call, answer, expected.toString(), got.toString());
    }
  }

  private void fail(Call call, String side, Set<Integer> promised, String got) {
    observations.failed(
        new Finding(
            clock.instant(),
            Finding.FAILED,
            call.capability(),
            call.toString(),
            side,
            "one of the statuses " + promised,
            got));
  }

  private static String brief(Reply.Answer answer) {
    String text = answer.body().toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
