package dev.banyan.analysis.structure;

import dev.banyan.analysis.access.DataAccess;
import dev.banyan.analysis.access.Touch;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the tables' nodes: those of the schema, or those that the code names where there is none.
final class TableNodes {
  private final Schema schema;
  private final DataAccess access;
  private final Ownership ownership;

  TableNodes(Schema schema, DataAccess access, Ownership ownership) {
    this.schema = schema;
    this.access = access;
    this.ownership = ownership;
  }

  List<TableNode> with(List<RatedStatement> statements) {
    Map<String, Long> calls = new TreeMap<>();
    Map<String, Double> millis = new TreeMap<>();
    for (RatedStatement statement : statements) {
      TreeSet<String> touched = new TreeSet<>(statement.reads());
      touched.addAll(statement.writes());
      for (String table : touched) {
        calls.merge(table, statement.calls(), Long::sum);
        millis.merge(table, statement.totalMillis(), Double::sum);
      }
    }
    List<TableNode> nodes = new ArrayList<>();
    for (Table table : tables()) {
      String name = table.name();
      nodes.add(
          new TableNode(
              name,
              table.columns(),
              table.rows(),
              ownership.owner(name),
              ownership.readersOf(name),
              ownership.writersOf(name),
              calls.getOrDefault(name, 0L),
              millis.getOrDefault(name, 0.0)));
    }
    return nodes;
  }

  private List<Table> tables() {
    return schema.isKnown()
        ? schema.tables()
        : access
            .all()
            .map(Touch::table)
            .distinct()
            .sorted()
            .map(name -> new Table(name, 0, -1))
            .toList();
  }
}
