package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketTest {
  /// Taken from RFC 1321's test suite: md5("") = d41d8cd9…, md5("a") = 0cc175b9…, and so on.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, 0xd41d8cd9",
        "a, 0x0cc175b9",
        "abc, 0x90015098",
        "message digest, 0xf96b697d",
        "abcdefghijklmnopqrstuvwxyz, 0xc3fcd3d7"
      })
  void it_is_the_first_four_bytes_of_md5_unsigned(String key, String first) {
    assertThat(Bucket.of(key)).isEqualTo((int) (Long.decode(first) % 10_000));
  }

  @Test
  void what_belongs_to_nobody_is_in_the_last_bucket() {
    assertThat(Bucket.of("*")).isEqualTo(9_999);
  }

  @Property
  void it_lies_in_range_and_stays(@ForAll String key) {
    assertThat(Bucket.of(key)).isBetween(0, 9_999).isEqualTo(Bucket.of(key));
  }

  /// Chi-square over 100 groups of buckets: 99 degrees of freedom exceed 160 once in ten thousand.
  @Test
  void sequential_keys_spread_evenly() {
    int keys = 200_000;
    int[] groups = new int[100];
    IntStream.range(0, keys).forEach(i -> groups[Bucket.of(Integer.toString(i)) / 100]++);

    double expected = keys / 100.0;
    double chiSquare =
        IntStream.of(groups).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();

    assertThat(chiSquare).isLessThan(160);
  }
}
