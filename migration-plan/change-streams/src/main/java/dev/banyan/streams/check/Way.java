package dev.banyan.streams.check;

import dev.banyan.model.Capability;
import dev.banyan.model.Place;
import dev.banyan.model.TableMapping;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import dev.banyan.streams.StreamTable;
import java.util.ArrayList;
import java.util.List;

/// A mapping in one direction, and where the plan has it.
record Way(TableMapping mapping, Direction direction, StreamTable table) {
  /// Of a capability, all forward ones first.
  static List<Way> of(Capability capability) {
    List<Way> ways = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<TableMapping> mappings =
          capability.tables().stream()
              .filter(each -> direction == Direction.FORWARD || each.backward() != null)
              .toList();
      List<StreamTable> tables = new ChangeStream(capability, direction).tables();
      for (int i = 0; i < mappings.size(); i++) {
        ways.add(new Way(mappings.get(i), direction, tables.get(i)));
      }
    }
    return ways;
  }

  Place place() {
    return mapping.place();
  }

  /// `'forward' of public.product`.
  String called() {
    return "'%s' of %s".formatted(direction.word(), mapping.legacy());
  }

  /// The name under which the SELECT reads.
  String sourceName() {
    return table.source().substring(table.source().indexOf('.') + 1);
  }

  String sourceSchema() {
    return table.source().substring(0, table.source().indexOf('.'));
  }
}
