package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Plan;
import dev.banyan.streams.check.Checked;
import dev.banyan.streams.check.MappingCheck;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mappings are checked with no more rights than the conductor's role has, before streams and
/// fences stand and while they do.
class CheckedByTheConductorTest {
  private final TwoDatabases databases = TwoDatabases.HERE;

  @BeforeEach
  void streams_and_fences() throws SQLException {
    databases.fresh();
  }

  @Test
  void the_catalogue_fits_while_streams_and_fences_stand() throws SQLException {
    assertThat(checked()).isEqualTo(new Checked(List.of(), List.of()));
  }

  @Test
  void the_catalogue_fits_before_anything_was_put_up() throws SQLException {
    databases.remove();

    assertThat(checked()).isEqualTo(new Checked(List.of(), List.of()));
  }

  private Checked checked() throws SQLException {
    Plan plan = new Plan("gift-shop", List.of(), Map.of(), Map.of("catalog", databases.catalog));
    return new MappingCheck(plan)
        .of(
            databases.catalog,
            databases.as("banyan_conductor", "shop"),
            databases.as("banyan_conductor", "catalog"));
  }
}
