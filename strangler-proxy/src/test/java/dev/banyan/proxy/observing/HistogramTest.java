package dev.banyan.proxy.observing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class HistogramTest {
  @Property
  void a_latency_is_known_within_ten_percent(
      @ForAll @LongRange(min = 100, max = 60_000_000) long micros) {
    int bin = Histogram.bin(micros);

    assertThat(Histogram.BOUNDS_MICROS[bin]).isBetween(micros, micros + micros / 10 + 1);
  }

  @Property
  void every_latency_has_a_bin(@ForAll @LongRange(min = 0) long micros) {
    assertThat(Histogram.bin(micros)).isBetween(0, Histogram.BOUNDS_MICROS.length - 1);
  }

  @Property(tries = 1)
  void bounds_rise_from_100_microseconds_to_a_minute() {
    assertThat(Histogram.BOUNDS_MICROS)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(100)
        .endsWith(60_000_000);
  }
}
