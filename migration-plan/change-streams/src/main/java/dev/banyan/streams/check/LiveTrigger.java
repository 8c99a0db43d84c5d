package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A trigger that someone made; those of the streams and of constraints are left out.
///
/// @param table with its schema
/// @param language of its function
/// @param source of its function, in small letters
/// @param replica whether it fires for what the streams write, too
record LiveTrigger(String table, String name, String language, String source, boolean replica) {
  private static final Set<String> READABLE = Set.of("plpgsql", "sql");

  static List<LiveTrigger> of(Connection connection) throws SQLException {
    return query(
        connection,
        """
        select n.nspname || '.' || c.relname, t.tgname, l.lanname, p.prosrc, t.tgenabled in ('A', 'R')
        from pg_trigger t
        join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_proc p on p.oid = t.tgfoid join pg_language l on l.oid = p.prolang
        where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D'
          and p.pronamespace::regnamespace::text <> 'strangler'
        order by 1, 2""",
        row ->
            new LiveTrigger(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4).toLowerCase(Locale.ROOT),
                row.getBoolean(5)));
  }

  /// With schema and table, as a plan names it.
  String called() {
    return table + "." + name;
  }

  /// Whether its function can be read at all.
  boolean readable() {
    return READABLE.contains(language);
  }

  /// Those of some tables that its function speaks of.
  List<String> mentioned(Collection<String> tables) {
    return tables.stream()
        .filter(
            name ->
                Pattern.compile(
                        "\\b" + Pattern.quote(name.substring(name.indexOf('.') + 1)) + "\\b")
                    .matcher(source)
                    .find())
        .toList();
  }
}
