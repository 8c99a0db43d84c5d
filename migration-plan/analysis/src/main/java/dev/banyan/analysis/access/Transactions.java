package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.Annotation;
import dev.banyan.analysis.bytecode.CallGraph;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import dev.banyan.analysis.bytecode.CodeMethod;
import dev.banyan.analysis.bytecode.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Walks from every transactional method through all that it calls.
///
/// A method is transactional by `@Transactional` (on itself or its class) or because it begins a
/// transaction by program; more may be named. A method that wants a transaction of its own, or
/// none, is where the walk ends.
public final class Transactions {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "jakarta.transaction.Transactional",
          "javax.transaction.Transactional",
          "org.springframework.transaction.annotation.Transactional",
          "jakarta.ejb.TransactionAttribute",
          "javax.ejb.TransactionAttribute");
  private static final Set<String> BEGINNERS =
      Set.of(
          "io.quarkus.narayana.jta.QuarkusTransaction",
          "org.springframework.transaction.support.TransactionTemplate",
          "org.springframework.transaction.support.TransactionOperations",
          "jakarta.transaction.UserTransaction",
          "javax.transaction.UserTransaction",
          "jakarta.persistence.EntityTransaction",
          "javax.persistence.EntityTransaction");
  private static final Set<String> APART = Set.of("REQUIRES_NEW", "NOT_SUPPORTED", "NEVER");
  private static final Set<String> NONE = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

  /// A method of a type or of its subtypes that is to count as transactional: `TYPE#METHOD`.
  public record Named(String type, String method) {}

  private final CodeBase code;
  private final CallGraph graph;
  private final DataAccess access;
  private final Set<MethodRef> named = new HashSet<>();
  private final Map<MethodRef, List<EntryPoint>> entries = new HashMap<>();

  public Transactions(
      CodeBase code,
      CallGraph graph,
      DataAccess access,
      List<EntryPoint> entryPoints,
      List<Named> more) {
    this.code = code;
    this.graph = graph;
    this.access = access;
    for (Named each : more) {
      for (String type : graph.withSubtypes(each.type())) {
        code.find(type).stream()
            .flatMap(found -> found.methods().stream())
            .filter(method -> method.concrete() && method.ref().name().equals(each.method()))
            .forEach(method -> named.add(method.ref()));
      }
    }
    for (EntryPoint entry : entryPoints) {
      for (MethodRef reached : graph.reachedFrom(entry.method(), method -> false)) {
        entries.computeIfAbsent(reached, added -> new ArrayList<>()).add(entry);
      }
    }
  }

  /// Every transaction that touches a table, in the order of their names.
  public List<Transaction> all() {
    List<Transaction> found = new ArrayList<>();
    for (MethodRef root : new TreeSet<>(graph.methods().stream().map(CodeMethod::ref).toList())) {
      CodeMethod method = graph.method(root).orElseThrow();
      if (method.concrete() && begins(method)) {
        Transaction transaction = from(root);
        if (!transaction.reads().isEmpty() || !transaction.writes().isEmpty()) {
          found.add(transaction);
        }
      }
    }
    return found;
  }

  private Transaction from(MethodRef root) {
    Set<MethodRef> reached =
        graph.reachedFrom(root, method -> propagation(method).filter(APART::contains).isPresent());
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    for (MethodRef each : reached) {
      access.of(each).forEach(touch -> (touch.write() ? writes : reads).add(touch.table()));
    }
    reads.removeAll(writes);
    return new Transaction(root, reached, reads, writes, entries.getOrDefault(root, List.of()));
  }

  private boolean begins(CodeMethod method) {
    boolean annotated = propagation(method).filter(each -> !NONE.contains(each)).isPresent();
    boolean byProgram = method.calls().stream().anyMatch(call -> BEGINNERS.contains(call.owner()));
    return annotated || byProgram || named.contains(method.ref());
  }

  /// `REQUIRED` and its like, where an annotation makes the method transactional.
  private Optional<String> propagation(CodeMethod method) {
    Optional<Annotation> own = find(method.annotations());
    if (own.isPresent()) {
      return own.map(Transactions::propagation);
    }
    boolean business = method.visible() && !method.ref().name().startsWith("<");
    return business
        ? code.find(method.ref().owner())
            .map(CodeClass::annotations)
            .flatMap(Transactions::find)
            .map(Transactions::propagation)
        : Optional.empty();
  }

  private static Optional<Annotation> find(List<Annotation> annotations) {
    return annotations.stream().filter(each -> ANNOTATIONS.contains(each.type())).findFirst();
  }

  private static String propagation(Annotation annotation) {
    String given = annotation.value("propagation");
    String either = given.isEmpty() ? annotation.value("value") : given;
    return either.isEmpty() ? "REQUIRED" : either;
  }
}
