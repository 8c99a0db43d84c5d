package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeMethod;
import dev.banyan.analysis.bytecode.FieldUse;
import dev.banyan.analysis.bytecode.MethodRef;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/// What a method does to tables through mapped entities: it calls a repository (or an entity that
/// is its own), it hands an entity to the persistence context, or it changes a field of one, which
/// dirty checking writes.
final class MappedUse {
  private static final Set<String> CONTEXTS =
      Set.of(
          "jakarta.persistence.EntityManager",
          "javax.persistence.EntityManager",
          "org.hibernate.Session",
          "org.hibernate.StatelessSession");
  private static final Pattern WRITES =
      Pattern.compile("(save|persist|insert|update|delete|remove|merge|upsert|store|add|set).*");
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("<init>", "toString", "equals", "hashCode", "getClass", "flush", "clear", "close");

  private final CodeBase code;
  private final Entities entities;

  MappedUse(CodeBase code, Entities entities) {
    this.code = code;
    this.entities = entities;
  }

  Set<Touch> of(CodeMethod method) {
    Set<Touch> touches = new TreeSet<>();
    if (!entities.tables().isEmpty()) {
      method.calls().forEach(call -> repository(method, call, touches));
      fieldsSet(method, touches);
    }
    return touches;
  }

  private void repository(CodeMethod method, MethodRef call, Set<Touch> touches) {
    boolean write = WRITES.matcher(call.name()).matches();
    if (OF_EVERY_OBJECT.contains(call.name())) {
      return;
    }
    if (CONTEXTS.contains(call.owner())) {
      atHand(method).forEach(table -> touches.add(new Touch(method.ref(), table, write)));
      return;
    }
    boolean written =
        code.find(call.owner())
            .flatMap(type -> type.method(call.name(), call.descriptor()))
            .filter(CodeMethod::concrete)
            .isPresent();
    if (written) {
      String table = entities.tables().get(call.owner());
      if (table != null && call.name().startsWith("set") && isForeign(method, call.owner())) {
        touches.add(new Touch(method.ref(), table, true));
      }
      return;
    }
    entities
        .behind(call.owner())
        .ifPresent(table -> touches.add(new Touch(method.ref(), table, write)));
  }

  private void fieldsSet(CodeMethod method, Set<Touch> touches) {
    for (FieldUse use : method.fields()) {
      Optional<String> table =
          use.write() && isForeign(method, use.owner())
              ? Optional.ofNullable(entities.tables().get(use.owner()))
              : Optional.empty();
      table.ifPresent(found -> touches.add(new Touch(method.ref(), found, true)));
    }
  }

  /// An entity that fills itself has not been stored yet.
  private static boolean isForeign(CodeMethod method, String entity) {
    return !method.ref().topLevel().equals(MethodRef.topLevel(entity));
  }

  /// Tables of the entities that a method makes, names or is given.
  private Set<String> atHand(CodeMethod method) {
    Set<String> types = new LinkedHashSet<>(method.made());
    types.addAll(method.types());
    for (Type argument : Type.getArgumentTypes(method.ref().descriptor())) {
      types.add(argument.getClassName());
    }
    Set<String> tables = new TreeSet<>();
    types.forEach(type -> Optional.ofNullable(entities.tables().get(type)).ifPresent(tables::add));
    return tables;
  }
}
