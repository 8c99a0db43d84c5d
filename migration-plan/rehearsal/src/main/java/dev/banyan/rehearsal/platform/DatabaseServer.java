package dev.banyan.rehearsal.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A running PostgreSQL server.
record DatabaseServer(String host, int port, String superuserPassword) {
  String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /// As the superuser.
  Connection connect(String database) throws SQLException {
    return connect(database, "postgres", superuserPassword);
  }

  Connection connect(String database, String role, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("ApplicationName", "banyan rehearsal");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /// Hides the password.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
