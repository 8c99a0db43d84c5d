package dev.banyan.rehearsal.drills.streams;

import dev.banyan.rehearsal.platform.StreamsRig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// A crash at a moment of a round.
///
/// @param victim a process of the rig
/// @param afterMillis since the round began
record Kill(String victim, int afterMillis) {
  private static final List<String> VICTIMS =
      List.of(
          StreamsRig.POSTGRES_SHOP,
          StreamsRig.POSTGRES_SERVICES,
          StreamsRig.KAFKA,
          StreamsRig.CONNECT,
          StreamsRig.FORWARD,
          StreamsRig.BACKWARD,
          StreamsRig.CONDUCTOR);
  private static final int AT_MOST = 3;

  /// One to three, at random moments; every victim has its turn within as many rounds as there are
  /// victims.
  static List<Kill> ofRound(int round, int millis, Random random) {
    List<Kill> kills = new ArrayList<>();
    kills.add(new Kill(VICTIMS.get(round % VICTIMS.size()), random.nextInt(millis)));
    int more = random.nextInt(AT_MOST);
    for (int i = 0; i < more; i++) {
      kills.add(new Kill(VICTIMS.get(random.nextInt(VICTIMS.size())), random.nextInt(millis)));
    }
    kills.sort(Comparator.comparingInt(Kill::afterMillis));
    return kills;
  }

  @Override
  public String toString() {
    return "%s at %.1f s".formatted(victim, afterMillis / 1_000.0);
  }
}
