package dev.banyan.streams;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import java.util.List;

/// The way of one capability's rows in one direction: which tables are read and written, and what
/// topic, pulse and positions are called.
public record ChangeStream(Capability capability, Direction direction) {
  /// `catalog.forward`: the name it has in the database it writes to.
  public String name() {
    return capability.name() + "." + direction.word();
  }

  /// `banyan.catalog.forward`: the topic, rows and pulse together.
  public String topic() {
    return "banyan." + name();
  }

  /// The table, in the database that is read, that beats for the capability.
  public String pulseTable() {
    return "strangler.pulse_" + capability.name();
  }

  /// The name under which its first copy is asked for, where the connector runs already.
  public String firstCopy() {
    return "copy." + name();
  }

  /// The mapped tables, in the order in which rows must arrive. Tables without a way in this
  /// direction are left out.
  public List<StreamTable> tables() {
    return capability.tables().stream()
        .filter(table -> direction == Direction.FORWARD || table.backward() != null)
        .map(this::table)
        .toList();
  }

  /// The tables that are read, each once though several mappings may read it, the pulse last.
  List<String> captured() {
    return java.util.stream.Stream.concat(
            tables().stream().map(StreamTable::source).distinct(),
            java.util.stream.Stream.of(pulseTable()))
        .toList();
  }

  private StreamTable table(TableMapping table) {
    String backward = table.backward();
    if (direction == Direction.FORWARD || backward == null) {
      return new StreamTable(
          table.legacy(),
          table.service(),
          table.legacyPrimaryKey(),
          table.servicePrimaryKey(),
          table.legacyKey(),
          table.serviceKey(),
          table.forward(),
          false);
    }
    return new StreamTable(
        table.service(),
        table.legacy(),
        table.servicePrimaryKey(),
        table.legacyPrimaryKey(),
        table.serviceKey(),
        table.legacyKey(),
        backward,
        table.part());
  }
}
