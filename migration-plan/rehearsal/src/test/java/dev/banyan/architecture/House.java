package dev.banyan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The repository: its modules, as its root `pom.xml` lists them, and its files.
final class House {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Set<String> NOT_KEPT =
      Set.of("target", ".git", ".rehearsal", ".idea", ".vscode", ".settings", "node_modules");

  private static final Map<Path, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  private House() {}

  /// A part of the build with classes of its own.
  record Module(String path, String basePackage) {
    boolean isService() {
      return path.startsWith("extracted-services/");
    }

    /// What was compiled. Without it there is nothing to judge, and that is told.
    JavaClasses classes() {
      Path compiled = root().resolve(path).resolve("target/classes");
      assertThat(compiled)
          .as("%s is not compiled; build the whole house: mvn test-compile", path)
          .isDirectory();
      return IMPORTED.computeIfAbsent(compiled, new ClassFileImporter()::importPath);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      assertThat(folder).as("a folder above with .mvn").isNotNull();
    }
    return folder;
  }

  /// Those with Java; the distributions only collect jars.
  static List<Module> modules() {
    return MODULE
        .matcher(read(root().resolve("pom.xml")))
        .results()
        .map(match -> match.group(1))
        .filter(path -> Files.isDirectory(root().resolve(path).resolve("src/main/java")))
        .map(path -> new Module(path, basePackage(path)))
        .toList();
  }

  /// All files that are kept, relative to the root.
  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_KEPT.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!file.getFileName().toString().equals(".git")) {
                files.add(root().relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files.stream().sorted().toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String basePackage(String path) {
    return switch (path) {
      case "legacy-monolith" -> "dev.banyan.monolith";
      case "strangler-proxy" -> "dev.banyan.proxy";
      case "migration-plan/change-streams" -> "dev.banyan.streams";
      default -> "dev.banyan." + path.substring(path.lastIndexOf('/') + 1).replace("-", "");
    };
  }
}
