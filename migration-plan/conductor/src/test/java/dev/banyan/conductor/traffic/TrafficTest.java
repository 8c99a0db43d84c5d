package dev.banyan.conductor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrafficTest {
  private static final Instant MORNING = Instant.parse("2011-01-05T08:00:00Z");
  private static final Instant NOON = Instant.parse("2011-01-05T12:00:00Z");

  private final Traffic traffic = new Traffic(List.of("a", "b"));

  @Test
  void what_was_counted_before_anybody_watched_does_not_count() {
    traffic.heard("a", report(MORNING, 1, 500));

    assertThat(total()).isZero();
  }

  @Test
  void the_counts_of_all_proxies_are_one() {
    traffic.heard("a", report(MORNING, 1, 500));
    traffic.heard("b", report(MORNING, 1, 0));

    traffic.heard("a", report(MORNING, 1, 520));
    traffic.heard("b", report(MORNING, 1, 3));

    assertThat(total()).isEqualTo(23);
  }

  @Test
  void requests_that_write_are_counted_apart() {
    traffic.heard("a", report(MORNING, 1, 500));
    traffic.heard("a", report(MORNING, 1, 520));

    assertThat(traffic.total("catalog", Side.SERVICE).writes().attempts()).isEqualTo(200);
    assertThat(traffic.total("catalog", Side.MONOLITH)).isEqualTo(Answers.NONE);
  }

  @Test
  void a_proxy_that_starts_anew_counts_from_nothing() {
    traffic.heard("a", report(MORNING, 1, 500));
    traffic.heard("a", report(MORNING, 1, 510));

    traffic.heard("a", report(NOON, 1, 7));
    traffic.heard("a", report(NOON, 1, 9));

    assertThat(total()).isEqualTo(19);
  }

  @Test
  void every_proxy_must_have_taken_a_revision_over() {
    traffic.heard("a", report(MORNING, 7, 0));
    traffic.heard("b", report(MORNING, 6, 0));
    assertThat(traffic.routesBy(7)).isFalse();

    traffic.heard("b", report(MORNING, 8, 0));

    assertThat(traffic.routesBy(7)).isTrue();
  }

  @Test
  void a_silent_proxy_may_route_by_anything() {
    traffic.heard("a", report(MORNING, 7, 0));
    traffic.heard("b", report(MORNING, 7, 0));

    traffic.silent("b");

    assertThat(traffic.routesBy(7)).isFalse();
    assertThat(traffic.hearing()).containsEntry("b", "does not answer");
  }

  private long total() {
    return traffic.total("catalog", Side.SERVICE).reads().attempts();
  }

  private static ProxyReport report(Instant startedAt, long revision, long requests) {
    return new ProxyReport(
        "p", startedAt, revision, List.of(series(true, requests), series(false, 10 * requests)));
  }

  private static ProxyReport.Series series(boolean safe, long requests) {
    return new ProxyReport.Series(
        "catalog", Side.SERVICE, safe, requests, Map.of(), Map.of(), 0, Latency.NONE);
  }
}
