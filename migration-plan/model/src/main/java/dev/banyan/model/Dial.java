package dev.banyan.model;

/// How much of a capability the service has: what it answers, and what it may write.
///
/// @param reads share of the safe requests
/// @param writes share of the unsafe requests; never more than `reads`
public record Dial(Share reads, Share writes) {
  public static final Dial AT_MONOLITH = new Dial(Share.NONE, Share.NONE);

  public Dial {
    if (writes.compareTo(reads) > 0) {
      throw new IllegalArgumentException(
          "writes may not be ahead of reads: writes " + writes + ", reads " + reads);
    }
  }

  public static Dial reading(Share reads) {
    return new Dial(reads, Share.NONE);
  }

  /// The side that answers a safe request of this bucket.
  public Side readSide(int bucket) {
    return reads.covers(bucket) ? Side.SERVICE : Side.MONOLITH;
  }

  /// The side that answers an unsafe request of this bucket.
  public Side writeSide(int bucket) {
    return writes.covers(bucket) ? Side.SERVICE : Side.MONOLITH;
  }

  @Override
  public String toString() {
    return "reads " + reads + ", writes " + writes;
  }
}
