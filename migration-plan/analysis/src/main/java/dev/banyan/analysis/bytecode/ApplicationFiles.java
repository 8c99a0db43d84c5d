package dev.banyan.analysis.bytecode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Finds the class files of an application, however it is packed: a jar, a WAR, a fat jar of Spring
/// Boot, the folder that Quarkus builds, or a folder of classes.
final class ApplicationFiles {
  private final Map<String, CodeClass> classes = new TreeMap<>();
  private final Map<String, String> resources = new TreeMap<>();
  private final List<Library> libraries = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  /// A jar that an application brings along: it may be a part of it, or somebody else's.
  private record Library(String name, byte[] bytes) {}

  Map<String, CodeClass> classes() {
    return classes;
  }

  /// The text of SQL scripts and of MyBatis' mapper files, by the name that code finds them by.
  Map<String, String> resources() {
    return resources;
  }

  /// Class files that were found and could not be read.
  List<String> unreadable() {
    return unreadable;
  }

  /// @return what is wrong with the path, or nothing
  @Nullable String add(Path path) {
    if (!Files.exists(path)) {
      return "there is no file or folder " + path;
    }
    if (!Files.isReadable(path)) {
      return path + " may not be read";
    }
    int before = classes.size();
    try {
      if (Files.isDirectory(path)) {
        folder(path);
      } else if (path.endsWith("quarkus-run.jar") && path.toAbsolutePath().getParent() != null) {
        folder(path.toAbsolutePath().getParent());
      } else if (!isArchive(path)) {
        return path + " is no jar: it does not begin as one";
      } else {
        try (InputStream in = Files.newInputStream(path)) {
          archive(in, path.getFileName() + "");
        }
      }
    } catch (ZipException broken) {
      return path + " is a broken jar: " + broken.getMessage();
    } catch (IOException broken) {
      return path + " cannot be read: " + broken.getMessage();
    }
    return classes.size() == before ? "there are no classes in " + path : null;
  }

  /// Adds those classes of the libraries that lie in a package of the application.
  void addLibrariesOf(String basePackage) throws IOException {
    String prefix = basePackage + ".";
    for (Library library : libraries) {
      ApplicationFiles own = new ApplicationFiles();
      own.archive(new ByteArrayInputStream(library.bytes()), library.name());
      own.classes.forEach(
          (name, found) -> {
            if (name.startsWith(prefix)) {
              classes.putIfAbsent(name, found);
            }
          });
    }
  }

  private void folder(Path folder) throws IOException {
    Path quarkus = folder.resolve("quarkus-app");
    Path root = Files.isDirectory(quarkus.resolve("app")) ? quarkus : folder;
    if (Files.isDirectory(root.resolve("app")) && Files.isDirectory(root.resolve("lib"))) {
      for (Path jar : files(root.resolve("app"), ".jar")) {
        try (InputStream in = Files.newInputStream(jar)) {
          archive(in, jar.getFileName() + "");
        }
      }
      for (Path jar : files(root.resolve("lib"), ".jar")) {
        libraries.add(new Library(jar.getFileName() + "", Files.readAllBytes(jar)));
      }
      return;
    }
    for (Path file : files(root, "")) {
      entry(root.relativize(file).toString().replace('\\', '/'), () -> Files.readAllBytes(file));
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private void archive(InputStream packed, String name) throws IOException {
    ZipInputStream zip = new ZipInputStream(packed);
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      String path = entry.getName();
      if (path.endsWith(".jar")) {
        libraries.add(new Library(name + "!" + path, zip.readAllBytes()));
      } else if (path.endsWith(".war")) {
        archive(new ByteArrayInputStream(zip.readAllBytes()), name + "!" + path);
      } else if (!entry.isDirectory()) {
        entry(path, zip::readAllBytes);
      }
    }
  }

  private interface Bytes {
    byte[] read() throws IOException;
  }

  private void entry(String path, Bytes content) throws IOException {
    if (path.endsWith(".class")) {
      if (path.contains("META-INF/versions/")
          || path.endsWith("module-info.class")
          || path.endsWith("package-info.class")) {
        return;
      }
      try {
        CodeClass read = ClassReading.of(content.read());
        classes.putIfAbsent(read.name(), read);
      } catch (IllegalArgumentException broken) {
        unreadable.add(path + ": " + broken.getMessage());
      }
    } else if (path.endsWith(".sql") || path.endsWith(".xml")) {
      String text = new String(content.read(), StandardCharsets.UTF_8);
      if (path.endsWith(".sql") || text.contains("<mapper ")) {
        resources.put(path.replaceFirst("^(BOOT-INF|WEB-INF)/classes/", ""), text);
      }
    }
  }

  private static boolean isArchive(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(4);
      return first.length == 4 && first[0] == 'P' && first[1] == 'K';
    }
  }
}
