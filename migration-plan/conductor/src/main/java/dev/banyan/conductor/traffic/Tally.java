package dev.banyan.conductor.traffic;

/// Requests of one capability at one side, safe or unsafe ones, counted.
///
/// @param attempts requests sent to the side, answered or not
/// @param clientErrors answers 4xx
/// @param failures answers 5xx, timeouts and broken connections
public record Tally(long attempts, long clientErrors, long failures, Latency latency) {
  public static final Tally NONE = new Tally(0, 0, 0, Latency.NONE);

  public Tally plus(Tally other) {
    return new Tally(
        attempts + other.attempts,
        clientErrors + other.clientErrors,
        failures + other.failures,
        latency.plus(other.latency));
  }

  public Tally minus(Tally earlier) {
    return new Tally(
        attempts - earlier.attempts,
        clientErrors - earlier.clientErrors,
        failures - earlier.failures,
        latency.minus(earlier.latency));
  }
}
