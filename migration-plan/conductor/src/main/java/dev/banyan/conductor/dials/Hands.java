package dev.banyan.conductor.dials;

import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Dials;
import dev.banyan.model.Problem;
import dev.banyan.model.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands on the dials: what they wish is done as soon as it may be, and as long as they wish it.
///
/// `dials.yaml` is one hand; whoever calls the API is another, see [Commands]. The latest wins. A
/// wish that may not be carried out now is refused with its reason. A broken file changes nothing:
/// the last good dials stay.
public final class Hands {
  private final Supplier<Reading<Dials>> file;
  private final Stages stages;
  private final DialTurning turning;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Set<String> told = new HashSet<>();
  private final Map<String, List<String>> against = new ConcurrentHashMap<>();
  private volatile List<String> problems = List.of();
  private volatile Dials lastGood = Dials.UNTOUCHED;

  /// @param file reads the dials as they are now
  public Hands(Supplier<Reading<Dials>> file, Stages stages, WriteDial writes) {
    this.file = file;
    this.stages = stages;
    this.turning = new DialTurning(stages, writes);
  }

  /// What is wrong with the dials now.
  public List<String> problems() {
    return problems;
  }

  /// What keeps a dial from where the hand on it wants it; empty if nothing does.
  public List<String> against(String capability) {
    return against.getOrDefault(capability, List.of());
  }

  /// What `dials.yaml` says of a capability, as far as it could be read last.
  public Optional<Dial> file(String capability) {
    return lastGood.of(capability);
  }

  /// One round; twice a second.
  public void look() {
    alone(
        () -> {
          List<String> found = new ArrayList<>();
          boolean good = read(found);
          for (String capability : new TreeSet<>(stages.state().capabilities().keySet())) {
            found.addAll(look(capability, good));
          }
          tell(found);
          return found;
        });
  }

  /// One hand at a time: what this does is not mixed with a round, or with another command.
  <T> T alone(Supplier<T> what) {
    oneAtATime.lock();
    try {
      return what.get();
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Reads the file anew.
  @Nullable Dial fileNow(String capability) {
    read(new ArrayList<>());
    return file(capability).orElse(null);
  }

  /// Lets the hand that is on the dial turn it.
  Turned turn(String capability) {
    Turned turned =
        turning.turn(capability, stages.state().of(capability).hand(), Optional.empty());
    wrong(capability, turned);
    return turned;
  }

  private boolean read(List<String> found) {
    return switch (file.get()) {
      case Reading.Broken<Dials>(List<Problem> broken) -> {
        broken.forEach(problem -> found.add(problem.toString()));
        yield false;
      }
      case Reading.Valid<Dials>(Dials dials) -> {
        lastGood = dials;
        yield true;
      }
    };
  }

  /// One that fails holds up no other.
  ///
  /// @return what is wrong with its dial
  private List<String> look(String capability, boolean fileIsGood) {
    try {
      Optional<Turned> turned = carryOut(capability, fileIsGood);
      if (turned.isEmpty()) {
        against.remove(capability);
      }
      return turned.map(how -> wrong(capability, how)).orElse(List.of());
    } catch (Unanswered silent) {
      against.put(capability, List.of(silent.reason()));
      return List.of("'%s': %s".formatted(capability, silent.reason()));
    }
  }

  private Optional<Turned> carryOut(String capability, boolean fileIsGood) {
    Hand hand = stages.state().of(capability).hand();
    Dial listed = file(capability).orElse(null);
    if (hand.overrules(listed) || (!fileIsGood && !(hand instanceof Hand.OfFile))) {
      return hand.wished().map(wished -> turn(capability));
    }
    if (!fileIsGood) {
      return Optional.empty();
    }
    if (listed == null) {
      release(capability);
      return Optional.empty();
    }
    return Optional.of(turning.turn(capability, new Hand.OfFile(listed), laid(capability, hand)));
  }

  private static Optional<Entry> laid(String capability, Hand before) {
    return switch (before) {
      case Hand.OfFile _ -> Optional.empty();
      case Hand.Off _ ->
          Optional.of(
              Entry.of(
                  Kind.HAND,
                  capability,
                  "A hand is on the dial: dials.yaml drives '%s' and the plan's walk of it pauses. Take it out of the file to give it back."
                      .formatted(capability)));
      case Hand.OfCommand _, Hand.RollingBack _ ->
          Optional.of(
              Entry.of(
                  Kind.HAND,
                  capability,
                  "dials.yaml says something else of '%s' by now, so it drives again: the latest hand wins over %s before."
                      .formatted(capability, before.word())));
    };
  }

  private void release(String capability) {
    Standing standing = stages.state().of(capability);
    if (standing.byHand()) {
      stages.move(
          capability,
          standing,
          standing.heldBy(Hand.NONE),
          Entry.of(
              Kind.HAND,
              capability,
              "The hand is off the dial: '%s' is no longer in dials.yaml and is given back to the plan, which goes on from %s of the reads."
                  .formatted(capability, standing.stage().reads())));
    } else if (!standing.hand().equals(Hand.NONE)) {
      // What a command had released it from is gone.
      stages.move(capability, standing, standing.heldBy(Hand.NONE));
    }
  }

  private List<String> wrong(String capability, Turned turned) {
    against.put(capability, turned.against());
    Hand hand = stages.state().of(capability).hand();
    // Of the file alone it is told, too, while it is refused and the plan drives.
    String who = hand instanceof Hand.Off ? "dials.yaml" : hand.word();
    return turned.against().isEmpty()
        ? List.of()
        : List.of(who + ": " + String.join("; ", turned.against()));
  }

  private void tell(List<String> found) {
    problems = List.copyOf(found);
    told.retainAll(found);
    for (String problem : found) {
      if (told.add(problem)) {
        stages.note(Entry.of(Kind.PROBLEM, null, problem + ". The dials stay where they are."));
      }
    }
  }
}
