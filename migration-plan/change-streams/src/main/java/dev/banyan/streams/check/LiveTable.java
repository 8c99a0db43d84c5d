package dev.banyan.streams.check;

import java.util.List;
import java.util.Optional;

/// A table as a database has it.
///
/// @param name with its schema
/// @param kind `r` table, `p` partitioned, `v` view, `m` materialized view, `f` foreign table
/// @param persistence `p` permanent, `u` unlogged, `t` temporary
/// @param related whether it inherits, is inherited from, or is a partition
/// @param rules the names of rules on it
/// @param rowSecurity whether row level security is on
/// @param owner a role
/// @param ours whether who looks may act as its owner
record LiveTable(
    long oid,
    String name,
    String kind,
    String persistence,
    boolean related,
    List<String> rules,
    boolean rowSecurity,
    String owner,
    boolean ours,
    List<LiveColumn> columns,
    List<UniqueIndex> uniques) {
  LiveTable {
    rules = List.copyOf(rules);
    columns = List.copyOf(columns);
    uniques = List.copyOf(uniques);
  }

  Optional<LiveColumn> column(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst();
  }

  List<String> columnNames() {
    return columns.stream().map(LiveColumn::name).toList();
  }
}
