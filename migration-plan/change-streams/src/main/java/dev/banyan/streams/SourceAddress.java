package dev.banyan.streams;

/// Where Debezium finds the shared database, and as whom.
///
/// @param user may replicate and read, nothing else
/// @param password itself, or a reference that Kafka Connect resolves
public record SourceAddress(String host, int port, String database, String user, String password) {
  /// Without the password.
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
