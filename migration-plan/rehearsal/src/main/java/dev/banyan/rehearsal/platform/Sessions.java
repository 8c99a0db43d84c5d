package dev.banyan.rehearsal.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Puts a process into a session of its own, where Ctrl-C and the end of a terminal do not reach
/// it.
public final class Sessions {
  private Sessions() {}

  /// The words to put before a command, as this machine has them (Linux `setsid`, macOS `perl`);
  /// empty if it has none. The pid stays.
  public static List<String> ofItsOwn() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    if (onPath("perl")) {
      return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!");
    }
    return List.of();
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
