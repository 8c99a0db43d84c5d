package dev.banyan.analysis.cut;

import dev.banyan.analysis.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A cut that somebody has thought of: a YAML file that maps the name of each part to `features`,
/// `packages` and `tables`. Tables that it does not name go where their feature goes.
///
/// ```yaml
/// core: {features: [ordering]}
/// supporting: {features: [catalog, inventory], tables: [warehouse]}
/// ```
public record CutFile(String name, Map<String, Part> parts) {
  private static final Set<String> MEMBERS = Set.of("features", "packages", "tables");

  /// What a part is made of.
  public record Part(List<String> features, List<String> packages, List<String> tables) {}

  /// @param problems gets everything that is wrong with the file itself
  public static Optional<CutFile> read(Path file, List<String> problems) {
    int before = problems.size();
    Map<String, Part> parts = new TreeMap<>();
    try {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      if (yaml instanceof Map<?, ?> map && !map.isEmpty()) {
        map.forEach(
            (name, part) -> parts.put(String.valueOf(name), part(file + "", name, part, problems)));
      } else {
        problems.add(file + ": maps the name of each part to its features, packages and tables");
      }
    } catch (IOException unreadable) {
      problems.add("--cut: " + file + " cannot be read");
    } catch (YAMLException broken) {
      problems.add(
          file
              + " is no YAML: "
              + String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
    }
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return problems.size() > before ? Optional.empty() : Optional.of(new CutFile(stem, parts));
  }

  private static Part part(String file, Object name, Object value, List<String> problems) {
    if (!(value instanceof Map<?, ?> members)) {
      problems.add(file + ": '" + name + "' must be a map with features, packages or tables");
      return new Part(List.of(), List.of(), List.of());
    }
    for (Object member : members.keySet()) {
      if (!MEMBERS.contains(String.valueOf(member))) {
        problems.add(
            file
                + ": '"
                + name
                + "' has no member '"
                + member
                + "' (choose from: features, packages, tables)");
      }
    }
    return new Part(list(members, "features"), list(members, "packages"), list(members, "tables"));
  }

  private static List<String> list(Map<?, ?> members, String member) {
    return members.get(member) instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  /// @param problems gets every name that the application does not have
  public Cut on(Structure structure, String basePackage, List<String> problems) {
    Map<String, String> cut = new TreeMap<>();
    Set<String> features = new TreeSet<>(structure.features());
    Set<String> tables =
        new TreeSet<>(structure.tables().stream().map(each -> each.name()).toList());
    parts.forEach(
        (name, part) -> {
          missing(name, "feature", part.features(), features, problems);
          missing(name, "table", part.tables(), tables, problems);
          structure.types().stream()
              .filter(type -> part.features().contains(type.feature()))
              .forEach(type -> cut.put(type.name(), name));
          structure.tables().stream()
              .filter(table -> part.features().contains(table.owner()))
              .forEach(table -> cut.put(table.name(), name));
        });
    parts.forEach(
        (name, part) -> {
          for (String wanted : part.packages()) {
            List<String> found = inPackage(structure, basePackage, wanted);
            if (found.isEmpty()) {
              problems.add("part '%s' of the cut: there is no package %s".formatted(name, wanted));
            }
            found.forEach(type -> cut.put(type, name));
          }
          part.tables().forEach(table -> cut.put(table, name));
        });
    return new Cut(name, cut);
  }

  private static List<String> inPackage(Structure structure, String base, String wanted) {
    List<String> found = new ArrayList<>();
    structure.types().stream()
        .map(type -> type.name())
        .filter(type -> type.startsWith(wanted + ".") || type.startsWith(base + "." + wanted + "."))
        .forEach(found::add);
    return found;
  }

  private static void missing(
      String part, String what, List<String> wanted, Set<String> known, List<String> problems) {
    for (String each : wanted) {
      if (!known.contains(each)) {
        problems.add(
            "part '%s' of the cut: there is no %s '%s' (choose from: %s)"
                .formatted(part, what, each, String.join(", ", known)));
      }
    }
  }
}
