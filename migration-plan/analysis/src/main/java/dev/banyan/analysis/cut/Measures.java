package dev.banyan.analysis.cut;

import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.TypeNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How good a cut is, by the measures that the field compares cuts with. Only types that go to a
/// part count.
///
/// SM, ICP, IFN and BCP are those of A. Kalia et al., *Mono2Micro: A Practical and Effective Tool
/// for Decomposing Monolithic Java Applications to Microservices*, ESEC/FSE 2021; SM and IFN come
/// from W. Jin et al., *Functionality-oriented Microservice Extraction Based on Execution Trace
/// Clustering* (FoME), ICWS 2018, where SM is called SMQ. There calls are counted as they run, here
/// as they stand in the code, once per place.
///
/// @param parts how many parts there are
/// @param structuralModularity SM, −1 … 1, more is better: `1/K · Σ μᵢ/mᵢ² − 1/(K(K−1)/2) · Σᵢ﹤ⱼ
///   σᵢⱼ/(2 mᵢ mⱼ)` with mᵢ types in part i, μᵢ ordered pairs of types in it of which one calls the
///   other, σᵢⱼ such pairs between i and j in either direction
/// @param interPartitionCalls ICP, 0 … 1, less is better: the share of calls that cross a cut
/// @param interfaceNumber IFN, less is better: types of a part that other parts call, on average
/// @param businessContextPurity BCP, in bits, less is better: the entropy of use cases in a part,
///   on average. With pᵤ the share that use case u has of all (type, use case) pairs of a part, it
///   is `−Σ pᵤ log₂ pᵤ`; one use case only gives 0
/// @param transactionsCut transactions that write tables of more than one part
/// @param foreignKeysCut foreign keys between tables of different parts
/// @param tablesShared tables that types of more than one part read or write
public record Measures(
    int parts,
    double structuralModularity,
    double interPartitionCalls,
    double interfaceNumber,
    double businessContextPurity,
    int transactionsCut,
    int foreignKeysCut,
    int tablesShared) {

  public static Measures of(Cut cut, Structure structure) {
    Set<String> typeNames = new HashSet<>(structure.types().stream().map(TypeNode::name).toList());
    List<String> parts =
        cut.parts().entrySet().stream()
            .filter(each -> typeNames.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .distinct()
            .sorted()
            .toList();
    List<Link> calls = within(cut, structure, kind -> kind == Link.Kind.CALL);
    return new Measures(
        cut.names().size(),
        modularity(cut, typeNames, parts, calls),
        crossing(cut, calls),
        interfaces(cut, parts, calls),
        purity(cut, parts, structure.useCases()),
        transactions(cut, structure.transactions()),
        within(cut, structure, kind -> kind == Link.Kind.FOREIGN_KEY).stream()
            .filter(link -> crosses(cut, link))
            .toList()
            .size(),
        shared(cut, structure));
  }

  /// Both ends of which go to a part.
  private static List<Link> within(Cut cut, Structure structure, Predicate<Link.Kind> kind) {
    return structure.links().stream()
        .filter(link -> kind.test(link.kind()))
        .filter(link -> cut.part(link.from()).isPresent() && cut.part(link.to()).isPresent())
        .toList();
  }

  private static boolean crosses(Cut cut, Link link) {
    return !cut.part(link.from()).equals(cut.part(link.to()));
  }

  private static double modularity(
      Cut cut, Set<String> types, List<String> parts, List<Link> calls) {
    Map<String, Integer> size = new HashMap<>();
    cut.parts()
        .forEach((node, part) -> size.merge(part, types.contains(node) ? 1 : 0, Integer::sum));
    double cohesion = 0;
    double coupling = 0;
    for (Link link : calls) {
      double from = size.getOrDefault(cut.parts().get(link.from()), 1);
      double to = size.getOrDefault(cut.parts().get(link.to()), 1);
      if (crosses(cut, link)) {
        coupling += 1 / (2 * from * to);
      } else {
        cohesion += 1 / (from * from);
      }
    }
    int k = parts.size();
    double pairs = k * (k - 1) / 2.0;
    return (k == 0 ? 0 : cohesion / k) - (pairs == 0 ? 0 : coupling / pairs);
  }

  private static double crossing(Cut cut, List<Link> calls) {
    long all = calls.stream().mapToLong(Link::weight).sum();
    long crossing = calls.stream().filter(link -> crosses(cut, link)).mapToLong(Link::weight).sum();
    return all == 0 ? 0 : (double) crossing / all;
  }

  private static double interfaces(Cut cut, List<String> parts, List<Link> calls) {
    long called =
        calls.stream().filter(link -> crosses(cut, link)).map(Link::to).distinct().count();
    return parts.isEmpty() ? 0 : (double) called / parts.size();
  }

  private static double purity(Cut cut, List<String> parts, Map<String, Set<String>> useCases) {
    Map<String, Map<String, Integer>> pairs = new HashMap<>();
    useCases.forEach(
        (useCase, types) ->
            types.forEach(
                type ->
                    cut.part(type)
                        .ifPresent(
                            part ->
                                pairs
                                    .computeIfAbsent(part, added -> new HashMap<>())
                                    .merge(useCase, 1, Integer::sum))));
    double bits = 0;
    for (Map<String, Integer> counts : pairs.values()) {
      double all = counts.values().stream().mapToInt(count -> count).sum();
      for (int count : counts.values()) {
        bits -= count / all * Math.log(count / all) / Math.log(2);
      }
    }
    return parts.isEmpty() ? 0 : Math.abs(bits / parts.size());
  }

  private static int transactions(Cut cut, List<SpanningTransaction> transactions) {
    return (int)
        transactions.stream()
            .filter(
                each ->
                    each.writes().stream()
                            .flatMap(table -> cut.part(table).stream())
                            .distinct()
                            .count()
                        > 1)
            .count();
  }

  private static int shared(Cut cut, Structure structure) {
    Map<String, Set<String>> partsOf = new HashMap<>();
    within(cut, structure, kind -> kind == Link.Kind.READ || kind == Link.Kind.WRITE)
        .forEach(
            link ->
                partsOf
                    .computeIfAbsent(link.to(), added -> new TreeSet<>())
                    .addAll(
                        Stream.of(link.from(), link.to())
                            .flatMap(node -> cut.part(node).stream())
                            .toList()));
    return (int) partsOf.values().stream().filter(parts -> parts.size() > 1).count();
  }
}
