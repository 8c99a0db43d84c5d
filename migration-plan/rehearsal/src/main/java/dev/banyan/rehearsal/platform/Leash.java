package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts processes that end when the rehearsal ends, however it ends.
///
/// Each one runs in a session of its own, so that Ctrl-C in the terminal reaches the rehearsal
/// alone and everything is stopped in order.
final class Leash {
  private static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ");

  private final Path script;

  Leash(Path folder) {
    script = folder.resolve("leash.sh");
    try (InputStream source = Leash.class.getResourceAsStream("leash.sh")) {
      if (source == null) {
        throw new IllegalStateException("leash.sh is missing from the class path");
      }
      Files.createDirectories(folder);
      Files.write(script, source.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + script, e);
    }
  }

  /// Starts it, both of its outputs going to its log; closing its output stream lets it end, see
  /// `leash.sh`.
  Process start(ChildSpec spec) throws IOException {
    return builder(spec)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
        .start();
  }

  /// Starts it, only its errors going to its log.
  Process start(ChildSpec spec, Path output) throws IOException {
    return builder(spec)
        .redirectError(ProcessBuilder.Redirect.to(spec.log().toFile()))
        .redirectOutput(output.toFile())
        .start();
  }

  private ProcessBuilder builder(ChildSpec spec) {
    List<String> command = new ArrayList<>(Sessions.ofItsOwn());
    command.addAll(
        List.of(
            "sh",
            script.toString(),
            spec.signal().name(),
            String.valueOf(spec.grace().toSeconds())));
    command.addAll(spec.command());
    ProcessBuilder builder = new ProcessBuilder(command).directory(spec.folder().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(PASSED_ON);
    environment.putAll(spec.environment());
    return builder;
  }
}
