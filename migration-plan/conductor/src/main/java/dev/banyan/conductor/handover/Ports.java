package dev.banyan.conductor.handover;

/// All that a handover of one capability touches.
public record Ports(
    Ownerships ownerships,
    Draining draining,
    Acknowledgements proxies,
    Readiness readiness,
    HandoverJournal journal) {
  Ports beganIf(Readiness other) {
    return new Ports(ownerships, draining, proxies, other, journal);
  }
}
