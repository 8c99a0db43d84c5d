package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/// The rule inside a database that refuses a write to a bucket that this side does not own, with
/// SQLSTATE [#REFUSED].
///
/// The trigger first takes the capability's lock, shared, until commit, and reads the number in a
/// second statement: in one, a write could slip past a number that changes meanwhile. A snapshot
/// that is older than the number (REPEATABLE READ) is found by the transaction id in a sequence,
/// which no snapshot covers. In replica role, that is for appliers, the fence does not fire.
///
/// A TRUNCATE says nothing of single rows. Until the first handover it is carried out as deletes;
/// later it is refused.
public final class Fence {
  /// What a refused write fails with.
  public static final String REFUSED = "BN001";

  /// What a new row fails with whose generated number is of the other side's kind.
  public static final String WRONG_PARITY = "BN002";

  private enum Write {
    INSERT("after", "referencing new table as new_rows"),
    UPDATE("after", "referencing old table as old_rows new table as new_rows"),
    DELETE("after", "referencing old table as old_rows"),
    TRUNCATE("before", "");

    private final String when;
    private final String rows;

    Write(String when, String rows) {
      this.when = when;
      this.rows = rows;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final DataSource database;
  private final Capability capability;
  private final Side side;
  private final FenceFunction function;

  Fence(DataSource database, Capability capability, Side side) {
    this.database = database;
    this.capability = capability;
    this.side = side;
    this.function = new FenceFunction(capability, side);
  }

  /// Puts up what is missing; the ownership's row has to stand. Each table is locked in a
  /// transaction of its own.
  void install() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          TableOwner.become(connection, tables().getFirst().table());
          execute(connection, "create sequence if not exists " + sequence(capability.name()));
          for (FencedTable table : tables()) {
            execute(connection, function.sql(connection, table));
          }
        });
    for (FencedTable table : tables()) {
      for (String relation : Transactions.in(database, table::relations)) {
        Transactions.insistently(
            database,
            connection -> {
              TableOwner.become(connection, tables().getFirst().table());
              Transactions.giveWaySoon(connection);
              for (Write write : missing(connection, table, relation)) {
                execute(connection, trigger(table, relation, write), enable(relation, write));
              }
            });
      }
    }
  }

  /// Tables and partitions that can be written without being asked: no fence, or switched off.
  List<String> gaps() throws SQLException {
    return Transactions.in(
        database,
        connection -> {
          List<String> gaps = new ArrayList<>();
          for (FencedTable table : tables()) {
            for (String relation : table.relations(connection)) {
              if (!missing(connection, table, relation).isEmpty()) {
                gaps.add(relation);
              }
            }
          }
          return gaps;
        });
  }

  /// Takes down the triggers, wherever their tables are by now, and then what they called.
  void remove() throws SQLException {
    String functions =
        """
        from pg_proc p where p.pronamespace = to_regnamespace('strangler')
          and starts_with(p.proname, ?)""";
    String prefix = function.prefix();
    for (String relation :
        Transactions.in(
            database,
            connection ->
                query(
                    connection,
                    """
                    select distinct format('%I.%I', n.nspname, c.relname)
                    from pg_trigger t join pg_class c on c.oid = t.tgrelid
                    join pg_namespace n on n.oid = c.relnamespace
                    where t.tgfoid in (select p.oid """
                        + " "
                        + functions
                        + ")",
                    row -> row.getString(1),
                    prefix))) {
      Transactions.insistently(
          database,
          connection -> {
            TableOwner.become(connection, tables().getFirst().table());
            Transactions.giveWaySoon(connection);
            for (Write write : Write.values()) {
              execute(connection, "drop trigger if exists " + name(write) + " on " + relation);
            }
          });
    }
    Transactions.run(
        database,
        connection -> {
          TableOwner.become(connection, tables().getFirst().table());
          for (String function :
              query(
                  connection,
                  "select p.oid::regprocedure::text " + functions,
                  row -> row.getString(1),
                  prefix)) {
            execute(connection, "drop function " + function);
          }
          execute(connection, "drop sequence if exists " + sequence(capability.name()));
        });
  }

  /// The advisory lock that a guarded write holds, shared, until it commits; `owns.sql` computes
  /// the same.
  static long lock(String capability) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5")
              .digest(("banyan.fence." + capability).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }

  /// Holds the id of the transaction that changed the number last.
  static String sequence(String capability) {
    return quoted("strangler.fenced_" + capability);
  }

  private List<FencedTable> tables() {
    return FencedTable.of(capability, side);
  }

  private List<Write> missing(Connection connection, FencedTable table, String relation)
      throws SQLException {
    List<Write> missing = new ArrayList<>();
    for (Write write : Write.values()) {
      boolean stands =
          !query(
                  connection,
                  """
                  select 1 from pg_trigger where tgrelid = to_regclass(?) and tgname = ? and tgenabled = 'O'
                    and tgfoid = to_regproc(?)""",
                  row -> row.getInt(1),
                  relation,
                  "banyan_fence_" + capability.name() + "_" + write.word(),
                  function.name(table))
              .isEmpty();
      if (!stands) {
        missing.add(write);
      }
    }
    return missing;
  }

  private String trigger(FencedTable table, String relation, Write write) {
    return "create or replace trigger %s %s %s on %s %s for each statement execute function %s()"
        .formatted(
            name(write), write.when, write.word(), relation, write.rows, function.name(table));
  }

  private String enable(String relation, Write write) {
    return "alter table " + relation + " enable trigger " + name(write);
  }

  private String name(Write write) {
    return quoted("banyan_fence_" + capability.name() + "_" + write.word());
  }
}
