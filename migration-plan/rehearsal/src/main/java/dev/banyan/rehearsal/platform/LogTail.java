package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The last words of a process, for the message about its death.
public final class LogTail {
  private LogTail() {}

  /// Its last lines, indented, under a line that says where the rest is.
  public static String of(Path log, int lines) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      String tail =
          all.subList(Math.max(0, all.size() - lines), all.size()).stream()
              .map(line -> "    " + line)
              .collect(Collectors.joining("\n"));
      return "  the end of " + log + ":\n" + tail;
    } catch (IOException e) {
      return "  it left no log in " + log;
    }
  }
}
