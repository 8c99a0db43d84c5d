package dev.banyan.rehearsal.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds where each value that was seen of one key comes from. What comes from nowhere never was;
/// it is told, and then left aside.
final class Origins {
  private final String key;
  private final Findings findings;
  private final List<Written> writes = new ArrayList<>();
  private final Set<String> written = new HashSet<>();
  private final Map<String, Operation> refused = new HashMap<>();
  private final List<Operation> looks = new ArrayList<>();
  private boolean beginningKnown;

  private Origins(String key, Findings findings) {
    this.key = key;
    this.findings = findings;
  }

  static KeyHistory of(
      String key, List<Operation> operations, Creations creations, Findings findings) {
    Origins origins = new Origins(key, findings);
    operations.forEach(origins::take);
    origins.adopt(creations);
    origins.begin(operations);
    return origins.history();
  }

  private void take(Operation operation) {
    if (operation.looks()) {
      if (operation.acknowledged()) {
        looks.add(operation);
      }
      return;
    }
    String value = operation.value();
    if (operation.outcome() == Outcome.REFUSED) {
      if (value != null) {
        refused.put(value, operation);
      }
      return;
    }
    boolean found = operation.action() instanceof Action.Found;
    if (found && beginningKnown) {
      return;
    }
    write(operation);
    if (operation.action() instanceof Action.Create && !beginningKnown) {
      write(Operation.found(key, null));
      beginningKnown = true;
    }
    beginningKnown |= found;
  }

  private void write(Operation operation) {
    writes.add(new Written(operation));
    String value = operation.value();
    if (value != null) {
      written.add(value);
    }
  }

  /// What was created without an answer may be here; what was created elsewhere may not.
  private void adopt(Creations creations) {
    Set<String> twice = new HashSet<>();
    looks.removeIf(
        look -> {
          String value = look.value();
          Creations.Creation creation =
              value == null || written.contains(value) ? null : creations.of(value);
          return creation != null
              && value != null
              && creation.operation.outcome() != Outcome.REFUSED
              && !adopted(creation, look, twice.add(value));
        });
  }

  private boolean adopted(Creations.Creation creation, Operation look, boolean first) {
    Operation operation = creation.operation;
    if (operation.outcome() == Outcome.UNKNOWN && creation.livesAt(key)) {
      take(operation);
      return true;
    }
    if (first && !creation.indistinct()) {
      findings.add(
          Anomaly.DUPLICATE,
          key,
          "%s; it is '%s', yet under '%s' %s: one creation had its effect twice."
              .formatted(Telling.of(operation), creation.home(), key, Telling.of(look)),
          operation,
          look);
    }
    return false;
  }

  /// Where nobody said what was there before anybody came, a value that nobody wrote tells it.
  private void begin(List<Operation> operations) {
    if (beginningKnown) {
      return;
    }
    Map<String, Operation> unwritten = new LinkedHashMap<>();
    looks.forEach(look -> unwritten(look.value(), look, unwritten));
    for (Operation operation : operations) {
      if (operation.acknowledged()
          && operation.action() instanceof Action.ConditionalWrite(var value, var basis)) {
        unwritten(basis, operation, unwritten);
      }
    }
    boolean nothing = looks.stream().anyMatch(look -> look.value() == null);
    if (unwritten.size() == 1) {
      write(Operation.found(key, unwritten.keySet().iterator().next()));
    } else if (unwritten.isEmpty() && nothing) {
      write(Operation.found(key, null));
    } else if (unwritten.size() > 1) {
      List<Operation> two = List.copyOf(unwritten.values()).subList(0, 2);
      findings.add(
          Anomaly.NEVER_WRITTEN,
          key,
          "Of '%s', %s, and %s; nobody wrote either, and only one can have been there before."
              .formatted(key, Telling.of(two.getFirst()), Telling.of(two.getLast())),
          two.getFirst(),
          two.getLast());
      looks.removeIf(look -> unwritten.keySet().stream().anyMatch(value -> saw(look, value)));
    }
  }

  private void unwritten(
      @Nullable String value, Operation seenBy, Map<String, Operation> unwritten) {
    if (value != null && !written.contains(value) && !refused.containsKey(value)) {
      unwritten.putIfAbsent(value, seenBy);
    }
  }

  private static boolean saw(Operation look, String value) {
    return value.equals(look.value());
  }

  private KeyHistory history() {
    Map<String, Long> begins = new HashMap<>();
    for (Written each : writes) {
      begins.merge(name(each.write.value()), each.begin(), Math::min);
    }
    Set<String> told = new HashSet<>();
    looks.removeIf(
        look -> {
          Long begin = begins.get(name(look.value()));
          boolean never = begin == null || begin > look.end();
          if (never && told.add(name(look.value()))) {
            neverWas(look, begin != null);
          }
          return never;
        });
    return new KeyHistory(key, writes, looks);
  }

  private static String name(@Nullable String value) {
    return value == null ? "" : "=" + value;
  }

  private void neverWas(Operation look, boolean later) {
    String value = look.value();
    Operation refusal = value == null ? null : refused.get(value);
    String why =
        later
            ? "that was written only afterwards"
            : refusal != null
                ? "but that write was refused: " + Telling.of(refusal)
                : value == null ? "but nobody deleted it" : "but nobody ever wrote that";
    Operation[] both = refusal == null ? new Operation[] {look} : new Operation[] {look, refusal};
    findings.add(
        Anomaly.NEVER_WRITTEN, key, "Of '%s', %s, %s.".formatted(key, Telling.of(look), why), both);
  }
}
