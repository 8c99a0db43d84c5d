package dev.banyan.streams;

import dev.banyan.model.Side;

/// What the two numbers of a capability say together.
public sealed interface Standing {
  /// Both are equal: the service owns the buckets below, the monolith the others.
  record AtRest(int number) implements Standing {}

  /// Nobody owns these buckets. Giving them back to their last owner needs no drain; giving them to
  /// the other side needs a fresh one towards it.
  ///
  /// @param to the bucket after the last
  record InHand(int from, int to, Side lastOwner) implements Standing {}

  /// Both sides say that they own these buckets, or nobody does and both say that they did: a
  /// person decides. Both sides have to be fenced off them at once.
  ///
  /// @param to the bucket after the last
  record Disputed(int from, int to) implements Standing {}

  /// @param monolith read in the shared database
  /// @param service read in the service's store
  static Standing of(OwnershipRow monolith, OwnershipRow service) {
    int from = service.number();
    int to = monolith.number();
    if (from == to) {
      return new AtRest(from);
    }
    if (from > to) {
      return new Disputed(to, from);
    }
    if (monolith.gapEpoch() == service.gapEpoch() && monolith.gapOwner() != service.gapOwner()) {
      return new Disputed(from, to);
    }
    OwnershipRow speaks = monolith.gapEpoch() > service.gapEpoch() ? monolith : service;
    return new InHand(from, to, speaks.gapOwner());
  }
}
