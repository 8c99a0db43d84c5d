package dev.banyan.rehearsal.cli;

import dev.banyan.analysis.access.Transactions;
import dev.banyan.analysis.cut.CutFile;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.schema.SchemaReading;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what is analysed and how.
final class AnalyzeChoices {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(s|m)");

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "how long shoppers shop before, such as 30s (default) or 5m")
  String time = "30s";

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "what shoppers ask for, per second (default: ${DEFAULT-VALUE})")
  double rate = 60;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      split = ",",
      description =
          "analyse this instead of the shop: jars, WARs, folders of classes, a quarkus-app folder")
  List<Path> jars = new ArrayList<>();

  @Option(names = "--database", paramLabel = "URL", description = "its database, as a JDBC URL")
  @Nullable String database;

  @Option(names = "--user", paramLabel = "NAME", description = "a role with pg_read_all_stats")
  @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "VAR",
      description = "the environment variable that holds its password")
  @Nullable String passwordVariable;

  @Option(
      names = "--application-role",
      paramLabel = "NAME",
      description = "only statements of this role count (default: of every role)")
  @Nullable String applicationRole;

  @Option(
      names = "--base-package",
      paramLabel = "P",
      description = "where its own code begins (default: what most classes share)")
  @Nullable String basePackage;

  @Option(
      names = "--layers",
      paramLabel = "NAME",
      split = ",",
      description = "packages that are layers and no features (default: the usual names)")
  List<String> layers = new ArrayList<>();

  @Option(
      names = "--transaction",
      paramLabel = "TYPE#METHOD",
      split = ",",
      description = "methods that are transactional without an annotation, subtypes included")
  List<String> transactions = new ArrayList<>();

  @Option(
      names = "--cut",
      paramLabel = "FILE",
      description = "rate this cut too: YAML, name: {features: […], packages: […], tables: […]}")
  @Nullable Path cut;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the page is left (default: .rehearsal/analysis)")
  @Nullable Path out;

  void check(List<String> problems) {
    if (!DURATION.matcher(time).matches()) {
      problems.add("--for: must be a time such as 30s or 5m, was " + time);
    }
    if (!(rate > 0 && rate <= 100_000)) {
      problems.add("--rate: must be more than 0 and at most 100000, was " + rate);
    }
    if (jars.isEmpty() && database != null) {
      problems.add("--database: whose is it? Name the application's code, too: --jar FILE");
    }
    if (database == null && (user != null || passwordVariable != null)) {
      problems.add("--user and --password-env: of which database? Name it: --database URL");
    }
  }

  Duration duration() {
    Matcher matcher = DURATION.matcher(time);
    if (!matcher.matches()) {
      throw new IllegalStateException("was to be checked before: " + time);
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
  }

  Optional<CutFile> cutFile(List<String> problems) {
    return cut == null ? Optional.empty() : CutFile.read(cut, problems);
  }

  List<Transactions.Named> transactional(List<String> problems) {
    List<Transactions.Named> named = new ArrayList<>();
    for (String each : transactions) {
      String[] parts = each.split("#", -1);
      if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
        named.add(new Transactions.Named(parts[0], parts[1]));
      } else {
        problems.add("--transaction: must be TYPE#METHOD, was " + each);
      }
    }
    return named;
  }

  Optional<Schema> schema(List<String> problems) {
    if (database == null) {
      return Optional.of(Schema.unknown());
    }
    if (!database.startsWith("jdbc:postgresql:")) {
      problems.add("--database: must be a JDBC URL of PostgreSQL, jdbc:postgresql://HOST/DATABASE");
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("ApplicationName", "banyan analysis");
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (passwordVariable != null) {
      String password = System.getenv(passwordVariable);
      if (password == null) {
        problems.add("--password-env: there is no environment variable " + passwordVariable);
        return Optional.empty();
      }
      properties.setProperty("password", password);
    }
    try (Connection connection = DriverManager.getConnection(database, properties)) {
      connection.setReadOnly(true);
      Schema schema = SchemaReading.read(connection, applicationRole);
      if (schema.isKnown()) {
        return Optional.of(schema);
      }
      problems.add("--database: there are no tables in it; is it the right one?");
    } catch (SQLException refused) {
      problems.add("--database: it cannot be read: " + refused.getMessage());
    }
    return Optional.empty();
  }
}
