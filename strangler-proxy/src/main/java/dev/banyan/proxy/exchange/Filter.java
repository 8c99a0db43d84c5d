package dev.banyan.proxy.exchange;

/// One part of a request's way. It passes the exchange on with [Exchange#next], at once or later,
/// or ends it with [Exchange#refuse]. It runs on the exchange's event loop and never blocks.
public interface Filter {
  void handle(Exchange exchange);
}
