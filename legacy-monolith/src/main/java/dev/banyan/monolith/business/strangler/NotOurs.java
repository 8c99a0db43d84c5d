package dev.banyan.monolith.business.strangler;

/// Something that a service does, or will do in a moment, was asked of this shop. The transaction
/// is rolled back; asking again finds the new owner.
public final class NotOurs extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotOurs(String capability) {
    super("%s is not done here for this key at the moment".formatted(capability));
  }
}
