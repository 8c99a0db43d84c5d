package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Generates each secret once and keeps it in a file that only its owner can read.
public final class SecretsFolder {
  static final List<String> ROLES =
      List.of(
          "shop_migrator",
          "shop_app",
          "banyan_backflow",
          "banyan_streams",
          "banyan_conductor",
          "banyan_analyst");

  /// For each service.
  static final List<String> SERVICE_ROLES = List.of("migrator", "app", "applier");

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  public SecretsFolder(Path folder) {
    this.folder = folder;
  }

  /// Reads every secret, and generates the ones that are not there yet.
  public Secrets secrets() throws IOException {
    return secrets("catalog");
  }

  /// As [#secrets()], for this service alone.
  Secrets secrets(String service) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, FOLDER);
    Map<String, String> passwords = new TreeMap<>();
    for (String role : ROLES) {
      passwords.put(role, secret("database-" + role));
    }
    for (String role : SERVICE_ROLES) {
      passwords.put(service + "_" + role, secret("database-" + service + "_" + role));
    }
    return new Secrets(
        secret("admin-password"),
        secret("api-token"),
        secret("session-key"),
        secret("card-processor-key"),
        secret("courier-key"),
        secret("mail-password"),
        secret("database-postgres"),
        new DatabasePasswords(passwords));
  }

  private String secret(String name) throws IOException {
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, FILE);
      String kept = Files.readString(file).strip();
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String fresh = HexFormat.of().formatHex(bytes);
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    Files.writeString(file, fresh + "\n");
    return fresh;
  }
}
