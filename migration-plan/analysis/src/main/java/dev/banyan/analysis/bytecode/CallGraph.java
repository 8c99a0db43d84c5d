package dev.banyan.analysis.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which method calls which, by class hierarchy analysis.
///
/// A call through an interface goes to its implementors: to the one where there is one, to each of
/// them where there are a few (so what is reached is what *may* be reached), and nowhere where
/// there are many: then it is a hub, such as a command or a listener, and following it would join
/// everything with everything. Making an anonymous class counts as calling it: it runs where it was
/// handed over.
public final class CallGraph {
  /// More implementors than this, and a call is not followed.
  static final int FEW = 3;

  private final CodeBase code;
  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Map<MethodRef, CodeMethod> methods = new HashMap<>();
  private final Map<MethodRef, List<MethodRef>> targets = new HashMap<>();
  private final Set<MethodRef> hubs = new TreeSet<>();

  public CallGraph(CodeBase code) {
    this.code = code;
    for (CodeClass each : code.classes()) {
      each.supertypes()
          .forEach(of -> subtypes.computeIfAbsent(of, added -> new TreeSet<>()).add(each.name()));
      each.methods().forEach(method -> methods.put(method.ref(), method));
    }
  }

  public Collection<CodeMethod> methods() {
    return methods.values();
  }

  public Optional<CodeMethod> method(MethodRef ref) {
    return Optional.ofNullable(methods.get(ref));
  }

  /// Methods with too many implementations to follow a call of them.
  public Set<MethodRef> hubs() {
    return hubs;
  }

  /// Who is called by a method, in the order of the code; a call site of its own each.
  public List<MethodRef> calledBy(CodeMethod method) {
    List<MethodRef> called = new ArrayList<>();
    method.calls().forEach(call -> called.addAll(targets(call)));
    for (String made : method.made()) {
      if (isAnonymous(made)) {
        code.find(made).stream()
            .flatMap(each -> each.methods().stream())
            .filter(each -> !each.ref().name().startsWith("<"))
            .forEach(each -> called.add(each.ref()));
      }
    }
    return called;
  }

  /// Every method that a call of this one may reach, itself included.
  ///
  /// @param border where the walk does not enter
  public Set<MethodRef> reachedFrom(MethodRef start, Predicate<CodeMethod> border) {
    Set<MethodRef> reached = new LinkedHashSet<>();
    Deque<MethodRef> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      MethodRef next = open.pop();
      CodeMethod method = methods.get(next);
      if (method != null && (next.equals(start) || !border.test(method)) && reached.add(next)) {
        calledBy(method).forEach(open::push);
      }
    }
    return reached;
  }

  /// The type and everything that extends or implements it, as far as it is code of ours.
  public Set<String> withSubtypes(String type) {
    Set<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (all.add(next)) {
        open.addAll(subtypes.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }

  private List<MethodRef> targets(MethodRef call) {
    List<MethodRef> known = targets.get(call);
    if (known == null) {
      known = resolved(call);
      targets.put(call, known);
    }
    return known;
  }

  private List<MethodRef> resolved(MethodRef call) {
    if (call.name().equals("<init>")) {
      return methods.containsKey(call) ? List.of(call) : List.of();
    }
    Set<MethodRef> bodies = new TreeSet<>();
    declared(call.owner(), call).ifPresent(bodies::add);
    for (String subtype : withSubtypes(call.owner())) {
      MethodRef there = new MethodRef(subtype, call.name(), call.descriptor());
      if (methods.containsKey(there) && methods.get(there).concrete()) {
        bodies.add(there);
      }
    }
    if (bodies.size() > FEW) {
      hubs.add(call);
      return List.of();
    }
    // a body that is made at run time (a mapper, a repository) leaves the declaration to end at
    return bodies.isEmpty() && methods.containsKey(call) ? List.of(call) : List.copyOf(bodies);
  }

  /// The body that an object of just this type has, its own or an inherited one.
  private Optional<MethodRef> declared(String type, MethodRef call) {
    Optional<CodeClass> found = code.find(type);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MethodRef here = new MethodRef(type, call.name(), call.descriptor());
    CodeMethod own = methods.get(here);
    if (own != null) {
      return own.concrete() ? Optional.of(here) : Optional.empty();
    }
    return found.get().supertypes().stream()
        .flatMap(supertype -> declared(supertype, call).stream())
        .findFirst();
  }

  private static boolean isAnonymous(String type) {
    int nested = type.lastIndexOf('$');
    return nested > 0 && nested + 1 < type.length() && Character.isDigit(type.charAt(nested + 1));
  }
}
