package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.Annotation;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import dev.banyan.analysis.bytecode.CodeMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Statements that code uses by a name: queries of annotations, mapper files of MyBatis, scripts
/// that lie beside a class.
final class NamedStatements {
  private final Map<String, List<String>> byName = new HashMap<>();
  private final Map<String, List<String>> byType = new HashMap<>();
  private final Map<String, List<String>> scripts = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  NamedStatements(CodeBase code) {
    for (CodeClass each : code.classes()) {
      each.annotations().stream()
          .filter(annotation -> annotation.simpleName().startsWith("Named"))
          .forEach(this::annotated);
    }
    code.resources().forEach(this::resource);
  }

  private void annotated(Annotation annotation) {
    List<String> names = annotation.values().getOrDefault("name", List.of());
    List<String> queries = annotation.values().getOrDefault("query", List.of());
    for (int i = 0; i < Math.min(names.size(), queries.size()); i++) {
      byName.put(names.get(i), List.of(queries.get(i)));
    }
  }

  private void resource(String path, String text) {
    if (path.endsWith(".sql")) {
      scripts.put(path, Scripts.statements(text));
      return;
    }
    try {
      for (MapperFile.Mapped mapped : MapperFile.read(text)) {
        byName.put(mapped.namespace() + "." + mapped.id(), List.of(mapped.sql()));
        byName.computeIfAbsent(mapped.id(), added -> new ArrayList<>()).add(mapped.sql());
        byType.computeIfAbsent(mapped.namespace(), added -> new ArrayList<>()).add(mapped.sql());
      }
    } catch (MapperFile.Broken broken) {
      notes.add(path + " is no mapper file that can be read: " + broken.getMessage());
    }
  }

  /// What a method uses, by the names that stand in it.
  List<String> usedBy(CodeMethod method) {
    List<String> used = new ArrayList<>();
    String folder =
        method.ref().owner().substring(0, Math.max(0, method.ref().owner().lastIndexOf('.')));
    for (String text : method.texts()) {
      used.addAll(byName.getOrDefault(text, List.of()));
      if (text.endsWith(".sql")) {
        String beside = folder.replace('.', '/') + "/" + text;
        used.addAll(scripts.getOrDefault(beside, List.of()));
        used.addAll(scripts.getOrDefault(text.replaceFirst("^/", ""), List.of()));
      }
    }
    used.addAll(byName.getOrDefault(method.ref().owner() + "." + method.ref().name(), List.of()));
    return used;
  }

  /// Statements of a mapper that is named after a type, whoever runs them.
  List<String> of(CodeClass type) {
    return byType.getOrDefault(type.name(), List.of());
  }

  List<String> notes() {
    return notes;
  }
}
