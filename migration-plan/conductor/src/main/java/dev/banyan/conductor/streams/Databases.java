package dev.banyan.conductor.streams;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Connections to the databases between which rows flow: few, and only while they are needed.
final class Databases {
  private Databases() {}

  static DataSource at(String jdbcUrl, String username, String password) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.initialSize(0)
                          .maxSize(4)
                          .acquisitionTimeout(Duration.ofSeconds(5))
                          .validationTimeout(Duration.ofSeconds(20))
                          .validateOnBorrow(true)
                          .exceptionSorter(new PostgreSQLExceptionSorter())
                          .connectionValidator(
                              connection -> {
                                try {
                                  return connection.isValid(2);
                                } catch (SQLException broken) {
                                  return false;
                                }
                              })
                          .connectionFactoryConfiguration(
                              connection ->
                                  connection
                                      .jdbcUrl(jdbcUrl)
                                      .loginTimeout(Duration.ofSeconds(5))
                                      .jdbcProperty("ApplicationName", "banyan-conductor")
                                      .principal(new NamePrincipal(username))
                                      .credential(new SimplePassword(password)))));
    } catch (SQLException impossible) {
      throw new IllegalStateException("a pool that opens nothing cannot fail", impossible);
    }
  }
}
