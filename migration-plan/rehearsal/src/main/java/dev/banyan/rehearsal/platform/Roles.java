package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/// Sets up the roles and databases of both servers, as the `*.sql` files beside this class say.
final class Roles {
  private final Secrets secrets;

  Roles(Secrets secrets) {
    this.secrets = secrets;
  }

  void setUpShop(DatabaseServer server) throws SQLException {
    run(server, "postgres", text("shop-roles.sql"));
    setUp(server, Map.of("shop", "shop_owner"));
    run(server, "shop", text("shop-database.sql"));
  }

  /// @param service one service with a store of its own
  void setUpServices(DatabaseServer server, String service) throws SQLException {
    run(server, "postgres", text("services-roles.sql"));
    run(server, "postgres", text("service-roles.sql").replace("{service}", service));
    setUp(server, Map.of(service, service + "_owner", "conductor", "banyan_conductor"));
    run(server, service, text("service-database.sql").replace("{service}", service));
  }

  private void setUp(DatabaseServer server, Map<String, String> ownerByDatabase)
      throws SQLException {
    try (Connection connection = server.connect("postgres")) {
      for (String role : rolesThatLogIn(connection)) {
        char[] password = secrets.databasePasswords().of(role).toCharArray();
        connection.unwrap(PGConnection.class).alterUserPassword(role, password, "scram-sha-256");
      }
      try (Statement statement = connection.createStatement()) {
        for (Map.Entry<String, String> entry : ownerByDatabase.entrySet()) {
          statement.execute("create database " + entry.getKey() + " owner " + entry.getValue());
        }
      }
    }
  }

  private static List<String> rolesThatLogIn(Connection connection) throws SQLException {
    List<String> roles = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select rolname from pg_roles where rolcanlogin and not rolsuper order by 1")) {
      while (rows.next()) {
        roles.add(rows.getString(1));
      }
    }
    return roles;
  }

  private static void run(DatabaseServer server, String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String resource) {
    try (InputStream source = Roles.class.getResourceAsStream(resource)) {
      if (source == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }
}
