package dev.banyan.analysis.structure;

import dev.banyan.analysis.access.DataAccess;
import dev.banyan.analysis.access.EntryPoint;
import dev.banyan.analysis.access.Transaction;
import dev.banyan.analysis.bytecode.CallGraph;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import dev.banyan.analysis.bytecode.CodeMethod;
import dev.banyan.analysis.bytecode.FieldUse;
import dev.banyan.analysis.bytecode.MethodRef;
import dev.banyan.analysis.features.Layout;
import dev.banyan.analysis.schema.ForeignKey;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.sql.StatementReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Puts together what code and database say.
public final class StructureReading {
  private record Ends(String from, String to, Link.Kind kind) implements Comparable<Ends> {
    @Override
    public int compareTo(Ends other) {
      int first = from.compareTo(other.from);
      int second = first != 0 ? first : to.compareTo(other.to);
      return second != 0 ? second : kind.compareTo(other.kind);
    }
  }

  private final CodeBase code;
  private final CallGraph graph;
  private final Schema schema;
  private final DataAccess access;
  private final Layout layout;
  private final Ownership ownership;
  private final Map<Ends, Integer> links = new TreeMap<>();

  public StructureReading(
      CodeBase code, CallGraph graph, Schema schema, DataAccess access, Layout layout) {
    this.code = code;
    this.graph = graph;
    this.schema = schema;
    this.access = access;
    this.layout = layout;
    this.ownership = new Ownership(access, layout);
  }

  public List<String> notes() {
    return ownership.notes();
  }

  public Structure read(
      List<EntryPoint> entries, List<Transaction> transactions, StatementReading reading) {
    graph.methods().forEach(this::links);
    access
        .all()
        .forEach(
            touch ->
                link(
                    touch.by().topLevel(),
                    touch.table(),
                    touch.write() ? Link.Kind.WRITE : Link.Kind.READ));
    for (ForeignKey key : schema.foreignKeys()) {
      if (!key.from().equals(key.to())) {
        link(key.from(), key.to(), Link.Kind.FOREIGN_KEY);
      }
    }
    List<RatedStatement> statements =
        new Attribution(access, reading, layout, ownership).rated(schema.statistics());
    List<Link> all = new ArrayList<>();
    links.forEach((ends, count) -> all.add(new Link(ends.from(), ends.to(), ends.kind(), count)));
    return new Structure(
        types(all),
        new TableNodes(schema, access, ownership).with(statements),
        all,
        transactions.stream().map(this::spanning).toList(),
        statements,
        useCases(entries));
  }

  private void links(CodeMethod method) {
    String from = method.ref().topLevel();
    Set<String> followed = new TreeSet<>();
    for (MethodRef target : graph.calledBy(method)) {
      followed.add(target.topLevel());
      link(from, target.topLevel(), Link.Kind.CALL);
    }
    for (MethodRef call : method.calls()) {
      String owner = MethodRef.topLevel(call.owner());
      if (!followed.contains(owner) && code.find(owner).isPresent()) {
        link(from, owner, Link.Kind.CALL); // a declaration whose body is somewhere else
      }
    }
    for (FieldUse use : method.fields()) {
      if (code.find(use.owner()).isPresent()) {
        link(from, MethodRef.topLevel(use.owner()), Link.Kind.USE);
      }
    }
  }

  private void link(String from, String to, Link.Kind kind) {
    if (!from.equals(to)) {
      links.merge(new Ends(from, to, kind), 1, Integer::sum);
    }
  }

  private List<TypeNode> types(List<Link> all) {
    Map<String, Set<String>> in = new TreeMap<>();
    Map<String, Set<String>> out = new TreeMap<>();
    for (Link link : all) {
      if (link.kind() == Link.Kind.CALL || link.kind() == Link.Kind.USE) {
        in.computeIfAbsent(link.to(), added -> new TreeSet<>()).add(link.from());
        out.computeIfAbsent(link.from(), added -> new TreeSet<>()).add(link.to());
      }
    }
    Map<String, Integer> methods =
        code.classes().stream()
            .collect(
                Collectors.groupingBy(
                    CodeClass::topLevel,
                    TreeMap::new,
                    Collectors.summingInt(type -> type.methods().size())));
    List<TypeNode> types = new ArrayList<>();
    methods.forEach(
        (name, count) ->
            types.add(
                new TypeNode(
                    name,
                    layout.feature(name),
                    layout.layer(name),
                    count,
                    in.getOrDefault(name, Set.of()).size(),
                    out.getOrDefault(name, Set.of()).size())));
    return types;
  }

  private SpanningTransaction spanning(Transaction transaction) {
    Set<String> written = owners(transaction.writes());
    Set<String> all = new TreeSet<>(written);
    all.addAll(owners(transaction.reads()));
    return new SpanningTransaction(
        transaction.root().brief(),
        layout.feature(transaction.root().topLevel()),
        transaction.entries().stream().map(EntryPoint::label).distinct().sorted().toList(),
        transaction.reads(),
        transaction.writes(),
        all,
        written);
  }

  private Set<String> owners(Set<String> tables) {
    return tables.stream()
        .map(ownership::owner)
        .filter(owner -> !owner.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, Set<String>> useCases(List<EntryPoint> entries) {
    Map<String, Set<String>> useCases = new TreeMap<>();
    for (EntryPoint entry : entries) {
      Set<String> reached = useCases.computeIfAbsent(entry.label(), added -> new TreeSet<>());
      graph
          .reachedFrom(entry.method(), method -> false)
          .forEach(method -> reached.add(method.topLevel()));
    }
    return useCases;
  }
}
