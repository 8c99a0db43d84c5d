package dev.banyan.conductor.traffic;

/// What one side made of a capability's requests: safe ones and those that write, apart, for a few
/// failing writes would drown in good reads.
public record Answers(Tally reads, Tally writes) {
  public static final Answers NONE = new Answers(Tally.NONE, Tally.NONE);

  public Answers plus(Answers other) {
    return new Answers(reads.plus(other.reads), writes.plus(other.writes));
  }

  public Answers minus(Answers earlier) {
    return new Answers(reads.minus(earlier.reads), writes.minus(earlier.writes));
  }
}
