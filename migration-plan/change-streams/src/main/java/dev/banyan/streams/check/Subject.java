package dev.banyan.streams.check;

import dev.banyan.model.Capability;
import dev.banyan.model.Place;
import dev.banyan.model.Side;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is checked: a capability's tables and mappings, in both databases.
///
/// @param all capabilities of the plan; what crosses may be decided in any of them
/// @param understood what the target makes of each SELECT, once it was asked
record Subject(
    Capability capability,
    Collection<Capability> all,
    LiveDatabase shop,
    LiveDatabase store,
    Map<Way, Understanding> understood) {
  Subject(
      Capability capability, Collection<Capability> all, LiveDatabase shop, LiveDatabase store) {
    this(capability, List.copyOf(all), shop, store, new HashMap<>());
  }

  Understanding inTarget(Way way) throws SQLException {
    Understanding known = understood.get(way);
    if (known == null) {
      known = Binding.inTarget(this, way);
      understood.put(way, known);
    }
    return known;
  }

  LiveDatabase of(Side side) {
    return switch (side) {
      case MONOLITH -> shop;
      case SERVICE -> store;
    };
  }

  LiveDatabase source(Way way) {
    return of(way.direction().sender());
  }

  LiveDatabase target(Way way) {
    return of(way.direction().receiver());
  }

  /// Where problems of the capability as a whole are told.
  Place place() {
    return capability.tables().isEmpty() ? Place.NOWHERE : capability.tables().getFirst().place();
  }

  List<PlannedTable> tables() {
    return PlannedTable.of(capability);
  }

  Optional<LiveTable> live(PlannedTable table) throws SQLException {
    return of(table.side()).table(table.name());
  }

  /// The mappings whose tables are both there; the others are told of as missing.
  List<Way> ways() throws SQLException {
    List<Way> ways = new ArrayList<>();
    for (Way way : Way.of(capability)) {
      if (source(way).table(way.table().source()).isPresent()
          && target(way).table(way.table().target()).isPresent()) {
        ways.add(way);
      }
    }
    return ways;
  }
}
