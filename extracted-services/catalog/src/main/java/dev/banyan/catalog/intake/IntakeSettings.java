package dev.banyan.catalog.intake;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// What the intake needs: the plan, and an account of its own in the store.
@ConfigMapping(prefix = "banyan")
public interface IntakeSettings {
  /// The folder of the plan: `BANYAN_PLAN`.
  Path plan();

  Intake intake();

  /// The applier's account.
  interface Intake {
    Db db();
  }

  /// `BANYAN_INTAKE_DB_…`.
  interface Db {
    String url();

    String username();

    String password();
  }
}
