package dev.banyan.analysis.bytecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All classes of an application below its base package.
public final class CodeBase {
  private final String basePackage;
  private final Map<String, CodeClass> classes;
  private final Map<String, String> resources;
  private final List<String> notes;

  private CodeBase(
      String basePackage,
      Map<String, CodeClass> classes,
      Map<String, String> resources,
      List<String> notes) {
    this.basePackage = basePackage;
    this.classes = classes;
    this.resources = resources;
    this.notes = notes;
  }

  /// Reads an application from where it lies.
  ///
  /// @param wanted the base package, or nothing: then it is the one that most classes share
  /// @param problems gets everything that is wrong
  public static Optional<CodeBase> read(
      List<Path> paths, @Nullable String wanted, List<String> problems) {
    ApplicationFiles files = new ApplicationFiles();
    int before = problems.size();
    for (Path path : paths) {
      String problem = files.add(path);
      if (problem != null) {
        problems.add(problem);
      }
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    String base = wanted == null ? BasePackage.of(files.classes().values()) : wanted;
    try {
      if (base.contains(".")) {
        files.addLibrariesOf(base);
      }
    } catch (IOException broken) {
      problems.add("a library of the application cannot be read: " + broken.getMessage());
      return Optional.empty();
    }
    Map<String, CodeClass> below = new TreeMap<>();
    files
        .classes()
        .forEach(
            (name, found) -> {
              if (base.isEmpty() || name.startsWith(base + ".")) {
                below.put(name, found);
              }
            });
    if (below.isEmpty()) {
      problems.add(
          "no class lies in package "
              + base
              + "; most lie in "
              + BasePackage.of(files.classes().values()));
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    if (!files.unreadable().isEmpty()) {
      notes.add(
          "%d class files could not be read, the first: %s"
              .formatted(files.unreadable().size(), files.unreadable().getFirst()));
    }
    int outside = files.classes().size() - below.size();
    if (outside > 0) {
      notes.add("%d classes outside of package %s were left out".formatted(outside, base));
    }
    return Optional.of(new CodeBase(base, below, files.resources(), notes));
  }

  public String basePackage() {
    return basePackage;
  }

  public Collection<CodeClass> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  public Optional<CodeClass> find(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /// SQL scripts and mapper files by their path on the class path.
  public Map<String, String> resources() {
    return Collections.unmodifiableMap(resources);
  }

  /// What a reader of the result should know about the reading.
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
