package dev.banyan.rehearsal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where something was measured: without it a figure says nothing.
///
/// @param memoryMegabytes of the whole machine; absent (0) where the system does not tell
public record Machine(int cores, long memoryMegabytes, String jdk, String system) {
  private static final Path MEMORY = Path.of("/proc/meminfo");

  public static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memory(),
        Runtime.version().toString(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
  }

  /// For a person.
  public String told() {
    return cores
        + " cores, "
        + (memoryMegabytes == 0 ? "" : memoryMegabytes + " MB, ")
        + "JDK "
        + jdk
        + ", "
        + system;
  }

  private static long memory() {
    try {
      return Files.readAllLines(MEMORY).stream()
          .filter(line -> line.startsWith("MemTotal:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException elsewhere) {
      return 0;
    }
  }
}
