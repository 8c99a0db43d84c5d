package dev.banyan.conductor.handover;

/// A whole story: conductors turn the dial up and down and up again, until the script is at its
/// end.
final class Story {
  private static final int RECOVERIES = 3;
  private static final int CALM = 12;

  private Story() {}

  static World of(Script script, Fault fault) {
    World world = new World(script, fault);
    SimulatedConductor conductor = new SimulatedConductor(world);
    while (!script.over()) {
      for (int calm = script.choose(CALM); calm > 0; calm--) {
        world.pass();
      }
      try {
        Outcome outcome =
            script.choose(4) == 3
                ? conductor.recover()
                : conductor.turn(script.choose(World.BUCKETS + 1));
        if (outcome instanceof Outcome.SteppedDown || outcome instanceof Outcome.Unfinished) {
          conductor = recovered(world);
        }
      } catch (SimulatedConductor.Crash | Superseded | Unanswered gone) {
        conductor = recovered(world);
      }
    }
    end(world);
    return world;
  }

  /// May itself come to nothing; then the next one tries.
  private static SimulatedConductor recovered(World world) {
    SimulatedConductor next = new SimulatedConductor(world);
    try {
      next.recover();
      return next;
    } catch (SimulatedConductor.Crash | Superseded | Unanswered gone) {
      return new SimulatedConductor(world);
    }
  }

  private static void end(World world) {
    recoverAll(world);
    if (!SimulatedConductor.atRest(world)) {
      throw new Violation(
          "the handover does not end: the monolith from %d, the service below %d, %s"
              .formatted(world.monolith.number(), world.service.number(), world.journal.step()));
    }
    int number = world.service.number();
    // what was sent long ago must not matter any more
    while (!world.onTheWire.isEmpty()) {
      world.arriveOne();
      world.oneOwner();
    }
    if (world.monolith.number() != number || world.service.number() != number) {
      throw new Violation("a call that came late has changed an owner");
    }
    recoverAll(world); // a step that was written down late
    world.comeToRest();
    thereAndBack(world);
  }

  private static void recoverAll(World world) {
    for (int round = 0; round < RECOVERIES && !SimulatedConductor.atRest(world); round++) {
      new SimulatedConductor(world).recover();
    }
  }

  private static void thereAndBack(World world) {
    for (int to : new int[] {World.BUCKETS, 0, World.BUCKETS}) {
      Outcome outcome = new SimulatedConductor(world).turn(to);
      if (!outcome.equals(new Outcome.Done(to))) {
        throw new Violation("nothing is wrong any more, and a turn to " + to + " ends " + outcome);
      }
    }
    world.comeToRest();
  }
}
