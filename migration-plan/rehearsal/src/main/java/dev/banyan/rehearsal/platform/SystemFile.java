package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What runs in a folder, written down for `status`, `logs` and `down`. No secrets in it.
///
/// @param pid of the rehearsal that started it all
/// @param ready whether everything is up
/// @param imapPort where all mail can be read
public record SystemFile(
    long pid,
    boolean ready,
    URI shop,
    URI monolith,
    Map<String, URI> services,
    URI conductor,
    URI proxyControl,
    URI cardProcessor,
    URI courier,
    int imapPort,
    List<Entry> apps) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// One process.
  public record Entry(String name, long pid, int port, String log) {}

  public SystemFile {
    services = Map.copyOf(services);
    apps = List.copyOf(apps);
  }

  public static Optional<SystemFile> read(RehearsalFolder folder) throws IOException {
    return Files.exists(folder.system())
        ? Optional.of(JSON.readValue(folder.system().toFile(), SystemFile.class))
        : Optional.empty();
  }

  void write(RehearsalFolder folder) throws IOException {
    Path half = folder.root().resolve("system.json.half");
    JSON.writeValue(half.toFile(), this);
    Files.move(
        half, folder.system(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
