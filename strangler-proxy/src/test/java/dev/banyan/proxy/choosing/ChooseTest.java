package dev.banyan.proxy.choosing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Bucket;
import dev.banyan.model.Consistency;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import dev.banyan.model.Side;
import dev.banyan.proxy.TestShop;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChooseTest {
  @Property
  void a_bucket_never_flips_back_while_a_share_rises(
      @ForAll @IntRange(max = 9_999) int bucket,
      @ForAll @IntRange(max = 10_000) int one,
      @ForAll @IntRange(max = 10_000) int other,
      @ForAll Consistency consistency,
      @ForAll boolean safe,
      @ForAll boolean hasWritten) {
    Side before = side(consistency, Math.min(one, other), safe, hasWritten, bucket);
    Side after = side(consistency, Math.max(one, other), safe, hasWritten, bucket);

    assertThat(before == Side.SERVICE && after == Side.MONOLITH).isFalse();
  }

  @Property
  void a_read_that_must_not_be_stale_follows_the_writer(
      @ForAll @IntRange(max = 9_999) int bucket,
      @ForAll @IntRange(max = 10_000) int writes,
      @ForAll boolean hasWritten) {
    var catalog = TestShop.plan(Consistency.OWNER).capabilities().get("catalog");
    Dial dial = new Dial(Share.ALL, new Share(writes));

    assertThat(Choose.side(catalog, dial, true, hasWritten, bucket))
        .isEqualTo(dial.writeSide(bucket));
  }

  @Property
  void who_reads_ones_writes_follows_the_writer_only_after_writing(
      @ForAll @IntRange(max = 9_999) int bucket, @ForAll @IntRange(max = 10_000) int writes) {
    var catalog = TestShop.plan(Consistency.READ_YOUR_WRITES).capabilities().get("catalog");
    Dial dial = new Dial(Share.ALL, new Share(writes));

    assertThat(Choose.side(catalog, dial, true, true, bucket)).isEqualTo(dial.writeSide(bucket));
    assertThat(Choose.side(catalog, dial, true, false, bucket)).isEqualTo(Side.SERVICE);
  }

  @Property(tries = 20)
  void the_service_has_as_many_buckets_as_its_share(@ForAll @IntRange(max = 10_000) int share) {
    int served = 0;
    for (int bucket = 0; bucket < Bucket.COUNT; bucket++) {
      served += side(Consistency.EVENTUAL, share, true, false, bucket) == Side.SERVICE ? 1 : 0;
    }
    assertThat(served).isEqualTo(share);
  }

  private static Side side(
      Consistency consistency, int share, boolean safe, boolean hasWritten, int bucket) {
    var catalog = TestShop.plan(consistency).capabilities().get("catalog");
    Dial dial = new Dial(new Share(share), new Share(share));
    return Choose.side(catalog, dial, safe, hasWritten, bucket);
  }
}
