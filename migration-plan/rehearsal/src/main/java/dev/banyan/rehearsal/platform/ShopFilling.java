package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.rehearsal.platform.CannotStart.Because;
import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills an empty shop by the monolith's own import or generator.
final class ShopFilling {
  private static final String NAME = "filling";

  private final Path monolith;
  private final RehearsalFolder folder;
  private final Secrets secrets;
  private final Leash leash;

  ShopFilling(Path monolith, RehearsalFolder folder, Secrets secrets, Leash leash) {
    this.monolith = monolith;
    this.folder = folder;
    this.secrets = secrets;
    this.leash = leash;
  }

  /// What the monolith printed as JSON; empty if there was a shop already.
  Optional<JsonNode> fill(DatabaseServer shop, Filling filling)
      throws CannotStart, InterruptedException {
    if (!empty(shop)) {
      return Optional.empty();
    }
    Path log = folder.log(NAME);
    Path answer = folder.logs().resolve(NAME + ".json");
    try {
      Process process = leash.start(spec(shop, arguments(filling), log), answer);
      int code = waitFor(process);
      process.getOutputStream().close();
      return switch (code) {
        case 0 -> Optional.of(json(answer));
        case 2 -> throw new CannotStart(Because.WRONG_INPUT, messages(log));
        default ->
            throw new CannotStart(
                Because.FAILURE,
                "The shop could not be filled (exit code " + code + ").\n" + LogTail.of(log, 15));
      };
    } catch (IOException e) {
      throw new CannotStart("The shop could not be filled: " + e.getMessage(), e);
    }
  }

  private static boolean empty(DatabaseServer shop) throws CannotStart {
    try (Connection connection = shop.connect("shop");
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select not exists (select from product)")) {
      return rows.next() && rows.getBoolean(1);
    } catch (SQLException e) {
      throw new CannotStart("The shop's products could not be counted: " + e.getMessage(), e);
    }
  }

  private List<String> arguments(Filling filling) {
    return switch (filling) {
      case Filling.Generated(int products, int customers, int orders, long seed) ->
          List.of(
              "generate",
              "--products=" + products,
              "--customers=" + customers,
              "--orders=" + orders,
              "--seed=" + seed,
              "--json");
      case Filling.Imported(Path file) ->
          List.of(
              "import",
              file.toString(),
              "--json",
              "--rejects=" + folder.report().resolve("rejects.csv"));
    };
  }

  private ChildSpec spec(DatabaseServer shop, List<String> arguments, Path log) {
    return new ChildSpec(
        NAME,
        JavaProgram.jar(monolith, List.of("-Xmx512m", "-XX:+UseSerialGC"), arguments),
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            shop.jdbcUrl("shop"),
            "QUARKUS_DATASOURCE_USERNAME",
            "shop_app",
            "QUARKUS_DATASOURCE_PASSWORD",
            secrets.databasePasswords().of("shop_app")),
        folder.root(),
        log,
        0,
        () -> true,
        StopSignal.TERM,
        Duration.ofSeconds(5));
  }

  private static int waitFor(Process process) throws IOException, InterruptedException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.getOutputStream().close();
      throw e;
    }
  }

  private static JsonNode json(Path answer) throws IOException, CannotStart {
    String text = Files.readString(answer);
    try {
      return new ObjectMapper().readTree(text.substring(Math.max(0, text.indexOf('{'))));
    } catch (JsonProcessingException e) {
      throw new CannotStart("The monolith did not say in JSON how it filled the shop: " + text, e);
    }
  }

  private static String messages(Path log) throws IOException {
    return Files.readString(log).strip();
  }
}
