package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.Annotation;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import dev.banyan.analysis.schema.Schema;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which class is mapped to which table, as the annotations of the Java persistence API say.
final class Entities {
  private static final Set<String> ENTITY =
      Set.of("jakarta.persistence.Entity", "javax.persistence.Entity");
  private static final Set<String> TABLE =
      Set.of("jakarta.persistence.Table", "javax.persistence.Table");

  private final CodeBase code;
  private final TableNames names;
  private final Map<String, String> tables = new TreeMap<>();

  Entities(CodeBase code, Schema schema) {
    this.code = code;
    this.names = new TableNames(schema);
    for (CodeClass each : code.classes()) {
      each.annotation(ENTITY).ifPresent(entity -> tables.put(each.name(), table(each)));
    }
    tables.forEach(
        (type, table) ->
            code.find(type)
                .ifPresent(
                    found -> {
                      String name =
                          found.annotation(ENTITY).map(each -> each.value("name")).orElse("");
                      names.entity(name.isEmpty() ? found.simpleName() : name, table);
                    }));
  }

  TableNames names() {
    return names;
  }

  /// Full class name to table.
  Map<String, String> tables() {
    return tables;
  }

  /// The table of an entity, or of the entity that a repository is of.
  Optional<String> behind(String type) {
    String own = tables.get(type);
    if (own != null) {
      return Optional.of(own);
    }
    return code.find(type).stream()
        .flatMap(found -> found.arguments().stream())
        .flatMap(argument -> Optional.ofNullable(tables.get(argument)).stream())
        .findFirst();
  }

  private String table(CodeClass entity) {
    Optional<Annotation> table = entity.annotation(TABLE);
    String named = table.map(found -> found.value("name")).orElse("");
    if (!named.isEmpty()) {
      String schema = table.map(found -> found.value("schema")).orElse("");
      return names.of(schema.isEmpty() ? named : schema + "." + named).orElse(named);
    }
    // one table for a hierarchy, unless a class says otherwise
    Optional<CodeClass> parent =
        entity.supertypes().stream()
            .flatMap(supertype -> code.find(supertype).stream())
            .filter(found -> found.annotation(ENTITY).isPresent())
            .findFirst();
    if (parent.isPresent()) {
      return table(parent.get());
    }
    String simple = entity.simpleName();
    String snake = simple.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
    return names.of(simple).or(() -> names.of(snake)).orElse(snake.toLowerCase(Locale.ROOT));
  }
}
