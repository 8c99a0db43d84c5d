package dev.banyan.conductor.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private static final Duration AT_ONCE = Duration.ZERO;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final AtomicLong newest = new AtomicLong(12);
  private final Proxies proxies = new Proxies(nanos::get, newest::get);

  @Test
  void all_have_to_be_in_force_and_quiet() throws InterruptedException {
    pass(Proxies.LEASE);
    proxies.heard(new Proxies.Word("one", 12, 12));
    proxies.heard(new Proxies.Word("other", 12, 11));

    assertThat(proxies.await(12, AT_ONCE))
        .hasValueSatisfying(who -> assertThat(who).contains("other").doesNotContain("one "));
    assertThat(proxies.await(11, AT_ONCE)).isEmpty();

    proxies.heard(new Proxies.Word("other", 12, 12));
    assertThat(proxies.await(12, AT_ONCE)).isEmpty();
  }

  @Test
  void whose_lease_has_run_out_is_not_waited_for() throws InterruptedException {
    pass(Proxies.LEASE);
    proxies.heard(new Proxies.Word("gone", 11, 11));
    assertThat(proxies.await(12, AT_ONCE)).isPresent();

    pass(Proxies.LEASE.plusNanos(1));

    assertThat(proxies.await(12, AT_ONCE)).isEmpty();
    assertThat(proxies.present()).isEmpty();
  }

  @Test
  void leases_of_an_earlier_conductor_are_waited_for() throws InterruptedException {
    assertThat(proxies.await(12, AT_ONCE))
        .hasValueSatisfying(who -> assertThat(who).contains("earlier conductor"));

    pass(Proxies.LEASE);

    assertThat(proxies.await(12, AT_ONCE)).isEmpty();
  }

  @Test
  void who_speaks_of_a_revision_that_was_never_handed_out_has_no_lease() {
    assertThat(proxies.heard(new Proxies.Word("of-another-conductor", 13, 12))).isFalse();
    assertThat(proxies.heard(new Proxies.Word("of-another-conductor", 12, 13))).isFalse();

    assertThat(proxies.present()).isEmpty();
  }

  @Test
  void a_heartbeat_wakes_whoever_waits() throws Exception {
    pass(Proxies.LEASE);
    proxies.heard(new Proxies.Word("one", 11, 11));
    CompletableFuture<Boolean> all =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return proxies.await(12, Duration.ofHours(1)).isEmpty();
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            });

    proxies.heard(new Proxies.Word("one", 12, 12));

    assertThat(all.get(30, TimeUnit.SECONDS)).isTrue();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
