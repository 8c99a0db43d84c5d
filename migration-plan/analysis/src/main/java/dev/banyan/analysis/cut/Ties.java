package dev.banyan.analysis.cut;

import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What ties a part to the parts that are still in the monolith.
///
/// @param transactions that write its tables and tables of others
/// @param writtenByOthers other part to the types of it that write tables of this one
/// @param readByOthers other part to the types of it that only read tables of this one
/// @param writesOthers own types that write tables of others, by the other part
/// @param readsOthers own types that only read tables of others, by the other part
/// @param keysOut foreign keys to tables of others
/// @param keysIn foreign keys of others to its tables
/// @param calls places in the code where one calls the other
record Ties(
    List<SpanningTransaction> transactions,
    Map<String, Set<String>> writtenByOthers,
    Map<String, Set<String>> readByOthers,
    Map<String, Set<String>> writesOthers,
    Map<String, Set<String>> readsOthers,
    List<String> keysOut,
    List<String> keysIn,
    int calls) {

  static Ties of(String part, Set<String> remaining, Cut cut, Structure structure) {
    Ties ties =
        new Ties(
            new ArrayList<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            0);
    int calls = 0;
    for (Link link : structure.links()) {
      String from = cut.part(link.from()).orElse("");
      String to = cut.part(link.to()).orElse("");
      boolean out = from.equals(part) && remaining.contains(to) && !to.equals(part);
      boolean in = to.equals(part) && remaining.contains(from) && !from.equals(part);
      if (out || in) {
        calls += ties.add(link, out, out ? to : from);
      }
    }
    structure.transactions().stream()
        .filter(
            each -> {
              Set<String> parts = writtenParts(each, cut);
              boolean own = parts.remove(part);
              return own && parts.stream().anyMatch(remaining::contains);
            })
        .forEach(ties.transactions()::add);
    return ties.withCalls(calls);
  }

  static Set<String> writtenParts(SpanningTransaction transaction, Cut cut) {
    return transaction.writes().stream()
        .flatMap(table -> cut.part(table).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// @return how many calls it is
  private int add(Link link, boolean out, String other) {
    String type = link.from().substring(link.from().lastIndexOf('.') + 1);
    switch (link.kind()) {
      case CALL -> {
        return link.weight();
      }
      case USE -> {}
      case READ -> put(out ? readsOthers : readByOthers, other, type);
      case WRITE -> put(out ? writesOthers : writtenByOthers, other, type);
      case FOREIGN_KEY -> (out ? keysOut : keysIn).add(link.from() + " → " + link.to());
    }
    return 0;
  }

  private static void put(Map<String, Set<String>> map, String other, String type) {
    map.computeIfAbsent(other, added -> new TreeSet<>()).add(type);
  }

  private Ties withCalls(int counted) {
    return new Ties(
        transactions,
        writtenByOthers,
        readByOthers,
        writesOthers,
        readsOthers,
        keysOut,
        keysIn,
        counted);
  }

  /// A shared transaction costs most: it wants a saga or a seam. A write from outside wants an
  /// interface, a read from outside a copy or a call, a foreign key only has to be dropped.
  double entanglement() {
    return 5.0 * transactions.size()
        + 4.0 * (size(writtenByOthers) + size(writesOthers))
        + 2.0 * (size(readByOthers) + size(readsOthers))
        + keysOut.size()
        + keysIn.size()
        + 0.1 * calls;
  }

  private static int size(Map<String, Set<String>> types) {
    return types.values().stream().mapToInt(Set::size).sum();
  }
}
