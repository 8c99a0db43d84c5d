package dev.banyan.rehearsal.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Words that start a Java program with the JDK that runs the rehearsal.
final class JavaProgram {
  private JavaProgram() {}

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// A main class with every jar of a folder.
  static List<String> mainClass(
      Path lib, String mainClass, List<String> options, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(java().toString());
    words.addAll(options);
    words.addAll(List.of("-cp", lib + "/*", mainClass));
    words.addAll(arguments);
    return words;
  }

  /// An executable jar.
  static List<String> jar(Path jar, List<String> options, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(java().toString());
    words.addAll(options);
    words.addAll(List.of("-jar", jar.toString()));
    words.addAll(arguments);
    return words;
  }
}
