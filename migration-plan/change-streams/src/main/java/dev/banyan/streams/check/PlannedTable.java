package dev.banyan.streams.check;

import dev.banyan.model.Capability;
import dev.banyan.model.LoneTable;
import dev.banyan.model.Place;
import dev.banyan.model.Side;
import dev.banyan.model.TableMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the plan says of a table, in one of the two databases.
///
/// @param primaryKey empty where it is not mapped
/// @param key the column with the capability's key, null where rows belong to nobody
/// @param read whether a stream reads it
/// @param written whether a stream writes it
record PlannedTable(
    Side side,
    String name,
    Place place,
    List<String> primaryKey,
    @Nullable String key,
    boolean read,
    boolean written) {

  boolean mapped() {
    return read || written;
  }

  /// Each table once, though several mappings may name it.
  static List<PlannedTable> of(Capability capability) {
    Map<String, PlannedTable> tables = new LinkedHashMap<>();
    List<PlannedTable> all = new ArrayList<>();
    for (TableMapping mapping : capability.tables()) {
      boolean back = mapping.backward() != null;
      all.add(
          new PlannedTable(
              Side.MONOLITH,
              mapping.legacy(),
              mapping.place(),
              mapping.legacyPrimaryKey(),
              mapping.legacyKey(),
              true,
              back));
      all.add(
          new PlannedTable(
              Side.SERVICE,
              mapping.service(),
              mapping.place(),
              mapping.servicePrimaryKey(),
              mapping.serviceKey(),
              back,
              true));
    }
    for (LoneTable lone : capability.lone()) {
      all.add(
          new PlannedTable(
              lone.side(), lone.table(), lone.place(), List.of(), lone.key(), false, false));
    }
    for (PlannedTable table : all) {
      tables.merge(table.side() + table.name(), table, PlannedTable::with);
    }
    return List.copyOf(tables.values());
  }

  private PlannedTable with(PlannedTable other) {
    return new PlannedTable(
        side, name, place, primaryKey, key, read || other.read, written || other.written);
  }
}
