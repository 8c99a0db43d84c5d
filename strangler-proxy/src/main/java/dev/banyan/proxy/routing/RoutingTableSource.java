package dev.banyan.proxy.routing;

/// Where routing tables come from. It runs until closed, and never leaves the proxy without a table
/// that it had.
public sealed interface RoutingTableSource extends AutoCloseable
    permits ConductorSource, DialsFileSource {
  void start();

  @Override
  void close();
}
