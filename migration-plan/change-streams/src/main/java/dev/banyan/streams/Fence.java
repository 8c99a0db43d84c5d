package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.literal;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Bucket;
import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;

/// The rule inside a store that refuses a write to a bucket that the service does not own, with
/// SQLSTATE [#REFUSED].
///
/// The trigger first takes the capability's lock, shared, until commit, and reads the number in a
/// second statement: in one, a write could slip past a number that changes meanwhile. A snapshot
/// that is older than the number (REPEATABLE READ) is found by the transaction id in a sequence,
/// which no snapshot covers. In replica role, that is for appliers, the fence does not fire.
public final class Fence {
  /// What a refused write fails with.
  public static final String REFUSED = "BN001";

  private static final String[][] EVENTS = {
    {"insert", "referencing new table as new_rows"},
    {"update", "referencing old table as old_rows new table as new_rows"},
    {"delete", "referencing old table as old_rows"},
    {"truncate", ""}
  };

  private Fence() {}

  static void install(Connection connection, Capability capability) throws SQLException {
    execute(
        connection,
        "create sequence if not exists " + quoted("strangler.fenced_" + capability.name()));
    for (TableMapping table : capability.tables()) {
      execute(connection, function(capability, table));
      for (String[] event : EVENTS) {
        execute(
            connection,
            "create or replace trigger banyan_fence_%s after %s on %s %s for each statement execute function %s()"
                .formatted(
                    event[0], event[0], quoted(table.service()), event[1], functionName(table)));
      }
    }
  }

  static void remove(Connection connection, Capability capability) throws SQLException {
    for (TableMapping table : capability.tables()) {
      for (String[] event : EVENTS) {
        execute(
            connection,
            "drop trigger if exists banyan_fence_%s on %s"
                .formatted(event[0], quoted(table.service())));
      }
      execute(connection, "drop function if exists " + functionName(table) + "()");
    }
  }

  /// The advisory lock that a guarded write holds, shared, until it commits.
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

  private static String functionName(TableMapping table) {
    return quoted("strangler.fence_" + table.serviceName());
  }

  private static String function(Capability capability, TableMapping table) {
    String column = table.serviceKey();
    String key =
        column == null
            ? literal(Bucket.NOBODY)
            : capability.key().canonical().sql(quoted(column) + "::text");
    return FUNCTION
        .replace(":function", functionName(table))
        .replace(":lock", Long.toString(lock(capability.name())))
        .replace(":capability", literal(capability.name()))
        .replace(":sequence", quoted("strangler.fenced_" + capability.name()))
        .replace(":key", key);
  }

  private static final String FUNCTION =
      """
      create or replace function :function() returns trigger language plpgsql volatile as $fence$
      declare
        owned_below int;
        gained      timestamptz;
        fenced_by   bigint;
        refused     text;
      begin
        perform pg_advisory_xact_lock_shared(:lock);
        select number, since into owned_below, gained from strangler.ownership where capability = :capability;

        if current_setting('transaction_isolation') <> 'read committed' then
          select last_value into fenced_by from :sequence where is_called;
          if found and not pg_visible_in_snapshot(fenced_by::text::xid8, pg_current_snapshot()) then
            raise exception 'the ownership of % changed after this transaction began', :capability
              using errcode = '40001', hint = 'start over';
          end if;
        end if;
        if transaction_timestamp() < gained then
          raise exception '%: these buckets were gained after this transaction began', :capability
            using errcode = 'BN001', hint = 'start over';
        end if;
        if tg_op = 'TRUNCATE' then
          raise exception '%: truncate would write buckets of the other side', :capability
            using errcode = 'BN001', hint = 'delete the rows that belong here';
        end if;
        if owned_below = 10000 then
          return null;
        end if;

        if tg_op <> 'INSERT' then
          select k into refused from (select :key as k from old_rows) o
          where (strangler.bucket(k) < owned_below) is not true limit 1;
          if found then
            raise exception '%: the service does not own %', :capability, coalesce(refused, 'a row without a key')
              using errcode = 'BN001', hint = 'ask again: the proxy knows the owner';
          end if;
        end if;
        if tg_op <> 'DELETE' then
          select k into refused from (select :key as k from new_rows) n
          where (strangler.bucket(k) < owned_below) is not true limit 1;
          if found then
            raise exception '%: the service does not own %', :capability, coalesce(refused, 'a row without a key')
              using errcode = 'BN001', hint = 'ask again: the proxy knows the owner';
          end if;
        end if;
        return null;
      end
      $fence$
      """;
}
