package dev.banyan.analysis.cut;

import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which part to take out first: always the one that is least entangled with those that are left.
/// What is out already no longer counts: it is spoken to through its interface.
public final class ExtractionOrder {
  private static final int NAMED = 4;

  private ExtractionOrder() {}

  /// Parts that own no table come last of all and are left out: nothing has to be moved for them.
  public static List<ExtractionStep> of(Cut cut, Structure structure) {
    Set<String> remaining = new TreeSet<>();
    structure.tables().forEach(table -> cut.part(table.name()).ifPresent(remaining::add));
    List<ExtractionStep> steps = new ArrayList<>();
    while (!remaining.isEmpty()) {
      ExtractionStep next =
          remaining.stream()
              .map(part -> step(part, remaining, cut, structure))
              .min(
                  Comparator.comparingDouble(ExtractionStep::entanglement)
                      .thenComparing(ExtractionStep::part))
              .orElseThrow();
      steps.add(next);
      remaining.remove(next.part());
    }
    return steps;
  }

  private static ExtractionStep step(
      String part, Set<String> remaining, Cut cut, Structure structure) {
    Ties ties = Ties.of(part, remaining, cut, structure);
    List<String> reasons = new ArrayList<>();
    if (remaining.size() == 1) {
      reasons.add("it is what is left of the monolith");
    }
    if (ties.transactions().isEmpty()) {
      reasons.add("no transaction writes its tables together with those of another");
    } else {
      reasons.add(transactions(part, ties.transactions(), remaining, cut));
    }
    ties.writtenByOthers()
        .forEach((other, types) -> reasons.add(other + " writes its tables (" + some(types) + ")"));
    ties.writesOthers()
        .forEach(
            (other, types) ->
                reasons.add("it writes tables of " + other + " (" + some(types) + ")"));
    ties.readByOthers()
        .forEach((other, types) -> reasons.add(other + " reads its tables (" + some(types) + ")"));
    ties.readsOthers()
        .forEach(
            (other, types) ->
                reasons.add("it reads tables of " + other + " (" + some(types) + ")"));
    keys("foreign keys out of it", ties.keysOut(), reasons);
    keys("foreign keys to it", ties.keysIn(), reasons);
    if (reasons.size() == 1 && ties.transactions().isEmpty() && remaining.size() > 1) {
      reasons.add("nobody else reads or writes them either");
    }
    return new ExtractionStep(part, ties.entanglement(), reasons);
  }

  private static String transactions(
      String part, List<SpanningTransaction> shared, Set<String> remaining, Cut cut) {
    Set<String> others = new TreeSet<>();
    shared.forEach(each -> others.addAll(Ties.writtenParts(each, cut)));
    others.retainAll(remaining);
    others.remove(part);
    return "%d %s its tables together with those of %s (%s)"
        .formatted(
            shared.size(),
            shared.size() == 1 ? "transaction writes" : "transactions write",
            String.join(", ", others),
            some(new TreeSet<>(shared.stream().map(SpanningTransaction::method).toList())));
  }

  private static void keys(String what, List<String> keys, List<String> reasons) {
    if (!keys.isEmpty()) {
      reasons.add("%s: %s".formatted(what, some(new TreeSet<>(keys))));
    }
  }

  private static String some(Set<String> names) {
    List<String> first = names.stream().limit(NAMED).toList();
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }
}
