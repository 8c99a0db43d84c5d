package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DialTest {
  @Property
  void a_bucket_never_goes_back_while_a_dial_rises(
      @ForAll @IntRange(max = 10_000) int share,
      @ForAll @IntRange(max = 10_000) int rise,
      @ForAll @IntRange(max = 9_999) int bucket) {
    Share before = new Share(Math.min(share, rise));
    Share after = new Share(Math.max(share, rise));

    if (Dial.reading(before).readSide(bucket) == Side.SERVICE) {
      assertThat(Dial.reading(after).readSide(bucket)).isEqualTo(Side.SERVICE);
    }
  }

  @Property
  void a_share_covers_as_many_buckets_as_it_says(@ForAll @IntRange(max = 10_000) int hundredths) {
    Share share = new Share(hundredths);

    assertThat(share.covers(hundredths)).isFalse();
    assertThat(hundredths == 0 || share.covers(hundredths - 1)).isTrue();
    assertThat(Share.ofPercent(share.percent())).isEqualTo(share);
  }

  @Property
  void who_writes_at_the_service_reads_there(
      @ForAll @IntRange(max = 10_000) int one,
      @ForAll @IntRange(max = 10_000) int other,
      @ForAll @IntRange(max = 9_999) int bucket) {
    Dial dial = new Dial(new Share(Math.max(one, other)), new Share(Math.min(one, other)));

    if (dial.writeSide(bucket) == Side.SERVICE) {
      assertThat(dial.readSide(bucket)).isEqualTo(Side.SERVICE);
    }
  }

  @Test
  void writes_ahead_of_reads_are_refused() {
    assertThatThrownBy(() -> new Dial(Share.ofPercent(10), Share.ofPercent(11)))
        .hasMessageContaining("writes 11 %, reads 10 %");
  }
}
