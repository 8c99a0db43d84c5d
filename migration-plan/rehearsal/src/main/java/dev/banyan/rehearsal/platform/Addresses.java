package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The port of everything, all on 127.0.0.1.
///
/// @param shop the proxy's public side
record Addresses(
    int shop,
    int proxyControl,
    int monolith,
    int catalog,
    int conductor,
    int backflow,
    int postgresShop,
    int postgresServices,
    int kafka,
    int kafkaController,
    int connect,
    int cardProcessor,
    int courier,
    int mail,
    int smtp,
    int imap) {
  private static final int PUBLIC = 8080;

  /// The same ports as last time where they are still free: what is kept (a connector's
  /// configuration) may know them.
  static Addresses find(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Addresses last =
        Files.exists(file)
            ? json.readValue(file.toFile(), Addresses.class)
            : new Addresses(PUBLIC, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    Ports ports = new Ports(new SecureRandom());
    Addresses found =
        new Addresses(
            ports.preferably(last.shop),
            ports.preferably(last.proxyControl),
            ports.preferably(last.monolith),
            ports.preferably(last.catalog),
            ports.preferably(last.conductor),
            ports.preferably(last.backflow),
            ports.preferably(last.postgresShop),
            ports.preferably(last.postgresServices),
            ports.preferably(last.kafka),
            ports.preferably(last.kafkaController),
            ports.preferably(last.connect),
            ports.preferably(last.cardProcessor),
            ports.preferably(last.courier),
            ports.preferably(last.mail),
            ports.preferably(last.smtp),
            ports.preferably(last.imap));
    Files.createDirectories(file.getParent());
    json.writeValue(file.toFile(), found);
    return found;
  }

  static String http(int port) {
    return "http://127.0.0.1:" + port;
  }
}
