package dev.banyan.analysis.cut;

import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.TableNode;
import dev.banyan.analysis.structure.TypeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Graphs small enough to be measured by hand. A type's name begins with its feature, `a.One`; so
/// does a table's, `a_one`.
final class Structures {
  private final List<Link> links = new ArrayList<>();
  private final Map<String, Set<String>> useCases = new TreeMap<>();
  private final List<SpanningTransaction> transactions = new ArrayList<>();
  private final List<String> types;
  private final List<String> tables;

  private Structures(List<String> types, List<String> tables) {
    this.types = types;
    this.tables = tables;
  }

  static Structures of(List<String> types, List<String> tables) {
    return new Structures(types, tables);
  }

  Structures link(Link.Kind kind, String from, String to, int weight) {
    links.add(new Link(from, to, kind, weight));
    return this;
  }

  Structures useCase(String name, String... reached) {
    useCases.put(name, Set.of(reached));
    return this;
  }

  Structures transaction(String method, String... written) {
    transactions.add(
        new SpanningTransaction(
            method, "", List.of(), Set.of(), Set.of(written), Set.of(), Set.of()));
    return this;
  }

  Structure structure() {
    return new Structure(
        Stream.of(types)
            .flatMap(List::stream)
            .map(name -> new TypeNode(name, feature(name), "", 1, 1, 1))
            .toList(),
        tables.stream()
            .map(name -> new TableNode(name, 1, 1, feature(name), Map.of(), Map.of(), 0, 0))
            .toList(),
        links,
        transactions,
        List.of(),
        useCases);
  }

  private static String feature(String name) {
    return name.split("[._]")[0];
  }
}
