package dev.banyan.proxy.exchange;

/// Why a side gave no whole answer.
///
/// @param kind how it is counted
/// @param status what the proxy answers if nobody else can: 502, 503, 504
/// @param what one sentence about what happened, without a side's name
public record Failure(Kind kind, int status, String what) {
  /// As traffic is counted.
  public enum Kind {
    /// No connection, or none free.
    CONNECT,
    /// No answer in time.
    TIMEOUT,
    /// A connection that broke, or an answer that is no HTTP.
    RESET
  }
}
