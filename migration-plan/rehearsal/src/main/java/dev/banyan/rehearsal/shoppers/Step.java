package dev.banyan.rehearsal.shoppers;

/// One thing that a visitor does: mostly one request.
@FunctionalInterface
interface Step {
  void take(Visitor visitor) throws InterruptedException;
}
