package dev.banyan.conductor.handover;

/// What is left out or done carelessly, so that it is seen that the world finds it.
enum Fault {
  NONE,
  NO_DRAIN,
  GIVE_BEFORE_DRAIN,
  NO_FENCE,
  WRITERS_NOT_AWAITED,
  OLD_TRANSACTIONS_MAY_WRITE,
  NO_EPOCHS,
  NOBODY_ACKNOWLEDGES,
  CARELESS_RECOVERY
}
