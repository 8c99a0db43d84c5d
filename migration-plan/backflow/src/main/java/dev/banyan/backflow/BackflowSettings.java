package dev.banyan.backflow;

import dev.banyan.streams.Direction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is applied, and to which databases.
@ConfigMapping(prefix = "banyan")
public interface BackflowSettings {
  /// The folder of the plan: `BANYAN_PLAN`.
  Path plan();

  Streams backflow();

  /// `BANYAN_BACKFLOW_…`.
  interface Streams {
    @WithDefault("backward")
    Direction direction();

    /// Which capabilities; all of the plan if it is not said. A topic of a capability that nobody
    /// copies does not exist, and is waited for.
    Optional<Set<String>> capabilities();

    /// Where every stream goes that has no database of its own.
    Database database();

    /// Databases of single capabilities.
    Map<String, Database> databases();

    /// What each stream's consumer is told.
    Map<String, String> consumer();
  }

  /// The account of the applier there.
  interface Database {
    String url();

    String username();

    String password();
  }
}
