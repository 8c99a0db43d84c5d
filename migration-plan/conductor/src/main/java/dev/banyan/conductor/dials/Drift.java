package dev.banyan.conductor.dials;

import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where what is written down, what is wished and what is true differ.
public final class Drift {
  private Drift() {}

  /// @param file what `dials.yaml` says of the capability
  /// @return a sentence each, with what to do; none where all agree
  public static List<String> of(String capability, Standing standing, Optional<Dial> file) {
    List<String> drift = new ArrayList<>();
    Optional<Dial> wished = standing.hand().wished();
    file.filter(listed -> !wished.equals(Optional.of(listed)))
        .ifPresent(listed -> drift.add(fromFile(capability, standing.hand(), listed)));
    wished
        .filter(dial -> !dial.equals(standing.stage().dial()))
        .ifPresent(
            dial ->
                drift.add(
                    "%s wishes %s, and it stands at %s: it is tried again by itself, and the problems below say what keeps it"
                        .formatted(standing.hand().word(), dial, standing.stage().dial())));
    return drift;
  }

  private static String fromFile(String capability, Hand hand, Dial listed) {
    return switch (hand) {
      case Hand.Off(Dial overruled) when listed.equals(overruled) ->
          "dials.yaml says %s, and a command gave '%s' back to the plan: take it out of the file, or change it there to drive it by hand"
              .formatted(listed, capability);
      case Hand.Off _, Hand.OfFile _ ->
          "dials.yaml says %s, which is not carried out yet".formatted(listed);
      case Hand.OfCommand(Dial wished, Dial _) ->
          "dials.yaml says %s, and a command since wishes %s: change the file to agree, or ./rehearse dial %s --release"
              .formatted(listed, wished, capability);
      case Hand.RollingBack _ ->
          "dials.yaml says %s, and it was rolled back since: change the file to agree, or ./rehearse dial %s --release"
              .formatted(listed, capability);
    };
  }
}
