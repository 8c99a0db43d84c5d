package dev.banyan.model;

import java.math.BigDecimal;

/// A share of the buckets, in steps of 0.01 %: the buckets below it belong to the service.
///
/// @param hundredths hundredths of a percent, 0 … 10,000; also the number of buckets in the share
public record Share(int hundredths) implements Comparable<Share> {
  public static final Share NONE = new Share(0);
  public static final Share ALL = new Share(Bucket.COUNT);

  public Share {
    if (hundredths < 0 || hundredths > Bucket.COUNT) {
      throw new IllegalArgumentException(
          "a share is 0–100 %, was " + BigDecimal.valueOf(hundredths, 2) + " %");
    }
  }

  /// @param percent 0 … 100 with at most two decimals
  public static Share ofPercent(BigDecimal percent) {
    try {
      return new Share(percent.movePointRight(2).intValueExact());
    } catch (ArithmeticException tooFine) {
      throw new IllegalArgumentException(
          "a share is 0–100 % in steps of 0.01 %, was " + percent.toPlainString() + " %", tooFine);
    }
  }

  public static Share ofPercent(int percent) {
    return ofPercent(BigDecimal.valueOf(percent));
  }

  /// Whether the service has this bucket. A bucket never flips back while a share only rises.
  public boolean covers(int bucket) {
    return bucket < hundredths;
  }

  public BigDecimal percent() {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
  }

  @Override
  public int compareTo(Share other) {
    return Integer.compare(hundredths, other.hundredths);
  }

  /// As people read it: `12.5 %`.
  @Override
  public String toString() {
    return percent().toPlainString() + " %";
  }
}
