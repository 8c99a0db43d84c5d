package dev.banyan.rehearsal.history;

import dev.banyan.model.Consistency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A store that keeps its promise, and sessions that use it at the same time: some never hear of
/// what they did, some of that happens long after they gave up.
final class SimulatedShop {
  private static final String[] KEYS = {"a", "b", "c"};

  /// What a key held from a moment on.
  record State(long since, @Nullable String value, long version) {}

  private record Intent(int session, long begin, long effect, long end, boolean answered) {}

  private final Random random;
  private final Promise promise;
  private final Map<String, List<State>> states = new HashMap<>();
  private final Map<String, String> lastSeen = new HashMap<>();
  private final Map<String, Long> notBefore = new HashMap<>();
  private final List<Operation> history = new ArrayList<>();
  private long last;
  private int values;

  private SimulatedShop(Random random, Promise promise) {
    this.random = random;
    this.promise = promise;
  }

  /// A complete history, with what both stores hold in the end.
  static List<Operation> history(Random random, Promise promise) {
    SimulatedShop shop = new SimulatedShop(random, promise);
    for (String key : KEYS) {
      shop.states.put(key, new ArrayList<>(List.of(new State(Long.MIN_VALUE, key + "0", 1))));
      if (random.nextBoolean()) {
        shop.history.add(Operation.found(key, key + "0"));
      }
    }
    shop.intents().forEach(shop::carryOut);
    shop.states.forEach(shop::remains);
    return shop.history;
  }

  private List<Intent> intents() {
    List<Intent> intents = new ArrayList<>();
    int sessions = 1 + random.nextInt(6);
    for (int session = 0; session < sessions; session++) {
      long now = random.nextInt(20);
      int operations = random.nextInt(25);
      for (int i = 0; i < operations; i++) {
        long begin = now + 1 + random.nextInt(15);
        long effect = begin + random.nextInt(12);
        boolean answered = random.nextInt(8) > 0;
        long end = answered ? effect + random.nextInt(12) : begin + random.nextInt(12);
        intents.add(new Intent(session, begin, effect, end, answered));
        now = end;
      }
    }
    intents.sort(Comparator.comparingLong(Intent::effect));
    return intents;
  }

  private void carryOut(Intent intent) {
    last = Math.max(last, Math.max(intent.effect, intent.end));
    List<String> keys = states.keySet().stream().sorted().toList();
    String key = keys.get(random.nextInt(keys.size()));
    int dice = random.nextInt(100);
    if (dice < 45) {
      read(intent, key);
    } else if (dice < 65) {
      write(intent, key, new Action.Write(fresh()));
    } else if (dice < 88) {
      String seen = lastSeen.get(intent.session + key);
      write(
          intent,
          key,
          seen == null ? new Action.Write(fresh()) : new Action.ConditionalWrite(fresh(), seen));
    } else if (dice < 93) {
      write(intent, key, new Action.Delete());
    } else {
      create(intent);
    }
  }

  private String fresh() {
    return "v" + ++values;
  }

  private void read(Intent intent, String key) {
    State state = at(key, moment(intent, key));
    if (!intent.answered) {
      record(intent, key, new Action.Read(), Outcome.UNKNOWN, Seen.NOTHING);
      return;
    }
    see(intent, key, state.value);
    record(intent, key, new Action.Read(), Outcome.ACKNOWLEDGED, seen(intent, state));
  }

  /// Which moment of the key a read shows.
  private long moment(Intent intent, String key) {
    String session = intent.session + key;
    long lag = promise.consistency() == Consistency.OWNER ? 0 : random.nextInt(bound() + 1);
    long moment = Math.max(intent.effect - lag, notBefore.getOrDefault(session, Long.MIN_VALUE));
    if (promise.monotonicReads()) {
      notBefore.put(session, moment);
    }
    return moment;
  }

  private int bound() {
    return promise.staleAtMost() == null ? 0 : Math.toIntExact(promise.staleAtMost().toNanos());
  }

  private void write(Intent intent, String key, Action action) {
    State now = states.get(key).getLast();
    boolean happens =
        action instanceof Action.ConditionalWrite(var value, var basis)
            ? basis.equals(now.value)
            : random.nextInt(12) > 0;
    boolean silentlyDropped = !intent.answered && random.nextBoolean();
    Operation asked = operation(intent, key, action, Outcome.UNKNOWN, Seen.NOTHING);
    if (happens && !silentlyDropped) {
      State after = new State(intent.effect, asked.value(), now.version + 1);
      states.get(key).add(after);
      if (intent.answered) {
        see(intent, key, after.value);
        own(intent, key);
        record(intent, key, action, Outcome.ACKNOWLEDGED, seen(intent, after));
        return;
      }
    } else if (intent.answered) {
      record(intent, key, action, Outcome.REFUSED, Seen.NOTHING);
      return;
    }
    history.add(asked);
  }

  private void create(Intent intent) {
    String key = "id" + ++values;
    Action action = new Action.Create(fresh());
    if (intent.answered || random.nextBoolean()) {
      State created = new State(intent.effect, "v" + values, 1);
      states.put(key, new ArrayList<>(List.of(new State(Long.MIN_VALUE, null, 0), created)));
    }
    if (intent.answered) {
      own(intent, key);
      record(intent, key, action, Outcome.ACKNOWLEDGED, Seen.NOTHING);
    } else {
      record(intent, "", action, Outcome.UNKNOWN, Seen.NOTHING);
    }
  }

  private void own(Intent intent, String key) {
    if (promise.ownWrites()) {
      notBefore.merge(intent.session + key, intent.effect, Math::max);
    }
  }

  private void see(Intent intent, String key, @Nullable String value) {
    if (value == null) {
      lastSeen.remove(intent.session + key);
    } else {
      lastSeen.put(intent.session + key, value);
    }
  }

  private State at(String key, long moment) {
    return states.get(key).stream()
        .filter(state -> state.since <= moment)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private Seen seen(Intent intent, State state) {
    return new Seen(
        state.value,
        random.nextBoolean() || state.value == null ? -1 : state.version,
        random.nextBoolean() ? null : "c" + intent.session);
  }

  private void remains(String key, List<State> held) {
    for (String store : List.of("monolith", "service")) {
      history.add(
          new Operation(
              store,
              null,
              key,
              new Action.Remains(),
              Outcome.ACKNOWLEDGED,
              last + 1000,
              last + 1001,
              Seen.value(held.getLast().value)));
    }
  }

  private void record(Intent intent, String key, Action action, Outcome outcome, Seen seen) {
    history.add(operation(intent, key, action, outcome, seen));
  }

  private static Operation operation(
      Intent intent, String key, Action action, Outcome outcome, Seen seen) {
    return new Operation(
        "s" + intent.session,
        "c" + intent.session,
        key,
        action,
        outcome,
        intent.begin,
        intent.end,
        seen);
  }
}
