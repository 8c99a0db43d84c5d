package dev.banyan.rehearsal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A handful of overlapping operations on one key, right or wrong as chance has it.
final class SmallHistories {
  static final String KEY = "k";
  static final String INITIAL = "v0";

  private final Random random;
  private final boolean ambiguous;
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> written = new ArrayList<>(List.of(INITIAL));

  /// @param ambiguous whether values may have several origins
  SmallHistories(Random random, boolean ambiguous) {
    this.random = random;
    this.ambiguous = ambiguous;
  }

  List<Operation> some() {
    int writes = 1 + random.nextInt(4);
    int reads = random.nextInt(6);
    int span = 4 + random.nextInt(24);
    List<Integer> begins =
        random.ints(writes, 0, span).distinct().sorted().boxed().toList(); // a basis begins first
    for (int begin : begins) {
      operations.add(operation(write(), begin, span));
    }
    for (int i = 0; i < reads; i++) {
      String value =
          ambiguous && random.nextInt(4) == 0 ? null : written.get(random.nextInt(written.size()));
      int begin = random.nextInt(span);
      operations.add(
          new Operation(
              "s" + random.nextInt(3),
              null,
              KEY,
              new Action.Read(),
              Outcome.ACKNOWLEDGED,
              begin,
              begin + random.nextInt(span / 2),
              Seen.value(value)));
    }
    return operations;
  }

  private Action write() {
    if (ambiguous && random.nextInt(3) == 0) {
      return new Action.Delete();
    }
    String value =
        ambiguous && random.nextInt(4) == 0
            ? written.get(random.nextInt(written.size()))
            : "v" + (operations.size() + 1);
    String basis = written.get(random.nextInt(written.size()));
    written.add(value);
    return random.nextBoolean()
        ? new Action.Write(value)
        : new Action.ConditionalWrite(value, basis);
  }

  private Operation operation(Action action, int begin, int span) {
    Outcome outcome = random.nextInt(4) == 0 ? Outcome.UNKNOWN : Outcome.ACKNOWLEDGED;
    int end = begin + random.nextInt(span / 2);
    return new Operation(
        "s" + random.nextInt(3), null, KEY, action, outcome, begin, end, Seen.NOTHING);
  }
}
