package dev.banyan.conductor.dials;

import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands on the dials from the command line, or whoever else calls the API.
///
/// A command is carried out at once or refused, and what is refused leaves nothing behind. One that
/// was begun and did not get there stays on the dial, and is tried again by [Hands].
public final class Commands {
  private static final Duration COMPARISON = Duration.ofSeconds(20);

  private final Hands hands;
  private final Stages stages;
  private final WriteDial writes;
  private final Comparison comparison;

  /// Of both stores, which a handover may want first.
  @FunctionalInterface
  public interface Comparison {
    /// Waits for the one that was asked for.
    ///
    /// @return false if none was, or it took too long
    boolean await(String capability, Duration atMost);
  }

  public Commands(Hands hands, Stages stages, WriteDial writes, Comparison comparison) {
    this.hands = hands;
    this.stages = stages;
    this.writes = writes;
    this.comparison = comparison;
  }

  /// What came of a command.
  public sealed interface Answer {
    /// The numbers do not fit each other; nothing was changed.
    record Wrong(String reason) implements Answer {}

    /// It may not be done; nothing was changed.
    record Refused(List<String> reasons) implements Answer {}

    /// @param turned how far it came
    record Begun(Dial wished, Turned turned) implements Answer {}
  }

  /// What a command would do now, or why it may not be done.
  ///
  /// @param steps one after the other; none where it may not be done
  public record Foreseen(Dial wished, List<String> steps, List<String> reasons) {}

  /// Turns a dial and waits for it, for a bounded time.
  ///
  /// @param reads null stays as it is
  /// @param share null stays as it is
  public Answer turn(String capability, @Nullable Share reads, @Nullable Share share) {
    Answer answer = once(capability, reads, share);
    boolean compared = answer instanceof Answer.Refused && comparison.await(capability, COMPARISON);
    return compared ? once(capability, reads, share) : answer;
  }

  private Answer once(String capability, @Nullable Share reads, @Nullable Share share) {
    return hands.alone(
        () -> {
          Optional<String> wrong = wrong(capability, reads, share);
          if (wrong.isPresent()) {
            return new Answer.Wrong(wrong.get());
          }
          Dial wished = wished(capability, reads, share);
          List<String> against = foresee(capability, wished).reasons();
          if (!against.isEmpty()) {
            return new Answer.Refused(against);
          }
          lay(capability, wished);
          return new Answer.Begun(wished, hands.turn(capability));
        });
  }

  /// Why these numbers do not fit each other, and what to say instead; empty if they do.
  public Optional<String> wrong(String capability, @Nullable Share reads, @Nullable Share share) {
    Dial now = now(capability);
    Share toRead = Objects.requireNonNullElse(reads, now.reads());
    Share toWrite = Objects.requireNonNullElse(share, now.writes());
    if (toWrite.compareTo(toRead) <= 0) {
      return Optional.empty();
    }
    String stays = ", which stay as they are";
    return Optional.of(
        "writes of '%s' (%s%s) may not be ahead of its reads (%s%s): who writes at the service must be able to read there. Raise the reads (reads=%s writes=%s) or lower the writes (reads=%s writes=%s)"
            .formatted(
                capability,
                toWrite,
                share == null ? stays : "",
                toRead,
                reads == null ? stays : "",
                number(toWrite),
                number(toWrite),
                number(toRead),
                number(toRead)));
  }

  private static String number(Share share) {
    return share.percent().toPlainString();
  }

  /// What a command would do now, or why it may not be done. Its numbers fit each other.
  public Foreseen foresee(String capability, @Nullable Share reads, @Nullable Share share) {
    return foresee(capability, wished(capability, reads, share));
  }

  private Foreseen foresee(String capability, Dial wished) {
    Stage stage = stages.state().of(capability).stage();
    List<String> steps = new ArrayList<>();
    List<String> against = new ArrayList<>();
    DialTurning.refusal(capability, stage, wished).ifPresent(against::add);
    Share first = wished.reads().compareTo(stage.writes()) > 0 ? wished.reads() : stage.writes();
    shift(stage.reads(), first, steps);
    if (!wished.writes().equals(stage.writes())) {
      DryRun.Told told =
          writes.foresee(capability, wished.writes(), DialTurning.turned(stage, first));
      if (told.outcome() instanceof Outcome.Refused(List<String> reasons)) {
        against.addAll(reasons);
      }
      steps.addAll(told.verbs());
      shift(first, wished.reads(), steps);
    }
    return new Foreseen(wished, against.isEmpty() ? steps : List.of(), against);
  }

  private static void shift(Share from, Share to, List<String> steps) {
    if (!from.equals(to)) {
      steps.add(
          "Reads %s → %s: the proxies get a new routing table. No gate judges it."
              .formatted(from, to));
    }
  }

  private void lay(String capability, Dial wished) {
    Dial file = hands.fileNow(capability);
    Standing before = stages.state().of(capability);
    lay(
        stages,
        capability,
        new Hand.OfCommand(wished, file),
        "A hand is on the dial, by command: '%s' goes to %s, from %s%s. ./rehearse dial %s --release gives it back to the plan.%s"
            .formatted(
                capability,
                wished,
                before.stage().dial(),
                before.hand() instanceof Hand.OfCommand
                    ? ""
                    : ", and %s no longer drives it".formatted(before.hand().word()),
                capability,
                overruled(file)));
  }

  static void lay(Stages stages, String capability, Hand hand, String told) {
    Standing standing = stages.state().of(capability);
    while (!stages.move(
        capability, standing, standing.heldBy(hand), Entry.of(Kind.HAND, capability, told))) {
      standing = stages.state().of(capability);
    }
  }

  static String overruled(@Nullable Dial file) {
    return file == null
        ? ""
        : " dials.yaml says %s: that is overruled until it says something else.".formatted(file);
  }

  /// Gives a dial back to the plan.
  ///
  /// @return false if the plan drove it already
  public boolean release(String capability) {
    return hands.alone(
        () -> {
          Dial file = hands.fileNow(capability);
          Standing standing = stages.state().of(capability);
          if (standing.hand().equals(new Hand.Off(file))) {
            return false;
          }
          lay(
              stages,
              capability,
              new Hand.Off(file),
              "The hand is off the dial, by command: '%s' is given back to the plan, which goes on from %s.%s"
                  .formatted(capability, standing.stage().dial(), overruled(file)));
          return true;
        });
  }

  /// What is not said stays: as a hand wishes it, or else as it is.
  private Dial wished(String capability, @Nullable Share reads, @Nullable Share share) {
    Dial now = now(capability);
    return new Dial(
        Objects.requireNonNullElse(reads, now.reads()),
        Objects.requireNonNullElse(share, now.writes()));
  }

  private Dial now(String capability) {
    Standing standing = stages.state().of(capability);
    return standing.hand().wished().orElse(standing.stage().dial());
  }
}
