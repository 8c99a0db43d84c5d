package dev.banyan.streams;

import dev.banyan.model.Bucket;
import dev.banyan.model.Capability;
import dev.banyan.model.LoneTable;
import dev.banyan.model.Side;
import dev.banyan.model.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of a capability, in the database of one side.
///
/// @param table schema-qualified
/// @param key its column with the capability's key, null where rows belong to nobody
record FencedTable(String table, @Nullable String key) {
  /// Mapped ones first, each once though several mappings may name it, then those that the other
  /// side does not have.
  static List<FencedTable> of(Capability capability, Side side) {
    List<FencedTable> tables = new ArrayList<>();
    for (TableMapping mapping : capability.tables()) {
      tables.add(
          side == Side.MONOLITH
              ? new FencedTable(mapping.legacy(), mapping.legacyKey())
              : new FencedTable(mapping.service(), mapping.serviceKey()));
    }
    for (LoneTable lone : capability.lone()) {
      if (lone.side() == side) {
        tables.add(new FencedTable(lone.table(), lone.key()));
      }
    }
    return tables.stream().distinct().toList();
  }

  /// The canonical key as SQL.
  String canonicalKey(Capability capability) {
    return key == null
        ? Transactions.literal(Bucket.NOBODY)
        : capability.key().canonical().sql(Transactions.quoted(key) + "::text");
  }

  /// Whether a row may lack a key.
  boolean mayLackKey(Connection connection) throws SQLException {
    return key != null
        && Transactions.query(
                connection,
                "select not attnotnull from pg_attribute"
                    + " where attrelid = to_regclass(?) and attname = ? and not attisdropped",
                row -> row.getBoolean(1),
                Transactions.quoted(table),
                key)
            .equals(List.of(true));
  }

  /// Itself and its partitions, as SQL writes them: a write to a partition fires no trigger of the
  /// whole.
  ///
  /// @throws IllegalStateException there is no such table
  List<String> relations(Connection connection) throws SQLException {
    TableOwner.of(connection, table);
    return Transactions.query(
        connection,
        """
        with recursive family as (
          select to_regclass(?)::oid as oid
          union select i.inhrelid from pg_inherits i join family f on i.inhparent = f.oid)
        select format('%I.%I', n.nspname, c.relname)
        from family f join pg_class c on c.oid = f.oid join pg_namespace n on n.oid = c.relnamespace
        order by c.oid""",
        row -> row.getString(1),
        Transactions.quoted(table));
  }
}
