package dev.banyan.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mapping seen in one direction: rows of the source table become rows of the target table.
///
/// @param source schema-qualified table that is read
/// @param target schema-qualified table that is written
/// @param sourcePrimaryKey its columns in the source
/// @param targetPrimaryKey its columns in the target
/// @param sourceKey the source's column with the capability's key, null where rows belong to nobody
/// @param targetKey the target's column with the capability's key
/// @param select row-local SELECT over the source, which it names by its unqualified name
/// @param part whether it only fills columns of rows that another mapping makes: no row of its own
///   is inserted or deleted, a source row that is gone leaves NULL behind
public record StreamTable(
    String source,
    String target,
    List<String> sourcePrimaryKey,
    List<String> targetPrimaryKey,
    @Nullable String sourceKey,
    @Nullable String targetKey,
    String select,
    boolean part) {
  public StreamTable {
    sourcePrimaryKey = List.copyOf(sourcePrimaryKey);
    targetPrimaryKey = List.copyOf(targetPrimaryKey);
  }

  /// `product` of `public.product`: the name under which the SELECT reads the batch.
  String sourceName() {
    return source.substring(source.indexOf('.') + 1);
  }

  /// The type, in the target's database, that has the shape of a source row.
  String rowType() {
    return "strangler.row_of_" + source.replace('.', '_');
  }

  /// The SELECT as JDBC takes it: a question mark is a parameter there, two of them are one.
  String jdbcSelect() {
    return select.strip().replaceAll(";$", "").replace("?", "??");
  }
}
