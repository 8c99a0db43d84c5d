package dev.banyan.streams;

import static dev.banyan.streams.Changes.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangedShapeTest {
  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Changes changes = new Changes();

  @BeforeEach
  void two_empty_databases() throws SQLException {
    databases.fresh();
  }

  @Test
  void a_mapped_column_that_is_gone_stops_the_stream_and_what_came_before_is_kept()
      throws SQLException {
    ObjectNode renamed = product(4, "B", "1");
    renamed.set("unit_price", renamed.remove("price"));
    changes.inserted("product", product(1, "A", "1")).inserted("product", renamed);

    assertThatThrownBy(() -> apply(changes.records()))
        .hasMessageContaining("column 'price' of public.product was dropped or renamed")
        .hasMessageContaining("unit_price");
    assertThatThrownBy(() -> apply(changes.records())).isInstanceOf(ShapeChanged.class);

    assertThat(databases.rows("catalog", "select sku from catalog.product")).containsExactly("(A)");
    assertThat(databases.store().positions().getFirst().nextOffset()).isEqualTo(1);
  }

  @Test
  void a_mapped_column_of_another_type_stops_the_stream() throws SQLException {
    changes.inserted("product", product(1, "A", "nonsense"));

    assertThatThrownBy(() -> apply(changes.records()))
        .isInstanceOf(ShapeChanged.class)
        .hasMessageContaining("nonsense");

    assertThat(databases.store().progress().parked()).isZero();
  }

  @Test
  void an_added_column_is_ignored() throws SQLException {
    changes.inserted("product", product(1, "A", "1").put("added_later", "x"));
    assertThat(apply(changes.records()).parked()).isZero();
    assertThat(databases.rows("catalog", "select sku from catalog.product")).containsExactly("(A)");
  }

  private Applied apply(List<StreamRecord> records) throws SQLException {
    return databases.applier().apply(records);
  }
}
