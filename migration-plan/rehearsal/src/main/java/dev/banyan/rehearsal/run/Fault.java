package dev.banyan.rehearsal.run;

/// What is done to the answers of a service on their way to the proxy.
public enum Fault {
  DELAY,
  BREAK,
  FALSIFY
}
