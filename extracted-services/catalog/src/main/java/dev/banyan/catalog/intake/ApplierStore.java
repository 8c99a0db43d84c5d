package dev.banyan.catalog.intake;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;

/// The store as the applier sees it: connections under a role that may write past the fence, kept
/// apart from those of the service.
final class ApplierStore {
  private ApplierStore() {}

  static AgroalDataSource open(IntakeSettings.Db db) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .validateOnBorrow(true)
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(2))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(db.url())
                                    .principal(new NamePrincipal(db.username()))
                                    .credential(new SimplePassword(db.password()))
                                    .jdbcProperty("ApplicationName", "catalog-intake"))));
  }
}
