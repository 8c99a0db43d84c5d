package dev.banyan.conductor.walking;

import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands over at once, unless the test says why not.
final class ObedientDial implements Hands.WriteDial {
  private final Supplier<Stages> stages;
  @Nullable String hindrance;
  int tries;

  /// Where writes stood, one after the other.
  final List<String> turned = new ArrayList<>();

  ObedientDial(Supplier<Stages> stages) {
    this.stages = stages;
  }

  @Override
  public Optional<String> turn(String capability, Share share) {
    tries++;
    if (hindrance != null) {
      return Optional.of(hindrance);
    }
    Standing standing = stages.get().state().of(capability);
    Stage.Shifted next = ((Stage.Shifted) standing.stage()).shiftWrites(share);
    stages.get().move(capability, standing, standing.at(next));
    turned.add(capability + " " + share);
    return Optional.empty();
  }
}
