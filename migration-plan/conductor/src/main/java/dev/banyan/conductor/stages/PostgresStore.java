package dev.banyan.conductor.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.handover.Superseded;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.conductor.handover.WrittenStep;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Journal;
import dev.banyan.conductor.traffic.Answers;
import dev.banyan.model.Share;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The conductor's own database.
public final class PostgresStore implements Store {
  private final DataSource database;
  private final Journal journal;
  private final ObjectMapper json;

  public PostgresStore(DataSource database, Journal journal, ObjectMapper json) {
    this.database = database;
    this.journal = journal;
    this.json = json;
  }

  @Override
  public State load(Set<String> capabilities) {
    Map<String, Standing> standings = new TreeMap<>();
    capabilities.forEach(name -> standings.put(name, Standing.AT_START));
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement()) {
      try (ResultSet rows = select.executeQuery("select * from capability")) {
        while (rows.next()) {
          // What the plan no longer names stays in the table and is driven by nobody.
          standings.replace(rows.getString("name"), standing(rows));
        }
      }
      try (ResultSet row = select.executeQuery("select * from run")) {
        row.next();
        return new State(
            row.getLong("revision"), row.getLong("version"), run(row, capabilities), standings);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException("the conductor's state cannot be read", broken);
    }
  }

  @Override
  public void save(State state, List<Entry> entries, Instant at) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        write(connection, state);
        journal.append(connection, at, entries);
        connection.commit();
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException broken) {
      throw new Unanswered("the conductor's state cannot be saved: " + broken.getMessage(), broken);
    }
  }

  private void write(Connection connection, State state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update run set state = ?, pace = ?, capabilities = ?, reason = ?, revision = ?, version = ?
            where version = ? - 1
            """)) {
      Run run = state.run();
      update.setString(1, run.condition().name());
      update.setString(2, run.pace());
      update.setArray(3, connection.createArrayOf("text", run.capabilities().toArray()));
      update.setString(4, run.reason());
      update.setLong(5, state.revision());
      update.setLong(6, state.version());
      update.setLong(7, state.version());
      if (update.executeUpdate() == 0) {
        throw new Superseded(
            "another conductor has written to this database; two of them may not drive one plan: stop this one");
      }
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into capability (name, stage, reads, hand, attempt, not_before, done, yardstick, writes, handover,
              confirmed, going_back)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?)
            on conflict (name) do update set
              (stage, reads, hand, attempt, not_before, done, yardstick, writes, handover, confirmed,
               going_back)
              = (excluded.stage, excluded.reads, excluded.hand, excluded.attempt, excluded.not_before,
                 excluded.done, excluded.yardstick, excluded.writes, excluded.handover, excluded.confirmed,
                 excluded.going_back)
            """)) {
      for (Map.Entry<String, Standing> capability : state.capabilities().entrySet()) {
        Standing standing = capability.getValue();
        upsert.setString(1, capability.getKey());
        upsert.setString(2, standing.stage().spelling());
        upsert.setInt(3, standing.stage().reads().hundredths());
        upsert.setString(4, text(WrittenHand.of(standing.hand())));
        upsert.setInt(5, standing.attempt());
        Instant notBefore = standing.notBefore();
        upsert.setObject(
            6, notBefore == null ? null : OffsetDateTime.ofInstant(notBefore, ZoneOffset.UTC));
        upsert.setBoolean(7, standing.done());
        upsert.setString(8, text(standing.yardstick()));
        upsert.setInt(9, standing.stage().writes().hundredths());
        Step handover = standing.handover();
        upsert.setString(10, handover == null ? null : text(WrittenStep.of(handover)));
        upsert.setInt(11, standing.confirmed().hundredths());
        upsert.setString(12, standing.goingBack());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static Run run(ResultSet row, Set<String> known) throws SQLException {
    String[] names = (String[]) row.getArray("capabilities").getArray();
    return new Run(
        Run.Condition.valueOf(row.getString("state")),
        row.getString("pace"),
        List.of(names).stream().filter(known::contains).toList(),
        row.getString("reason"));
  }

  private Standing standing(ResultSet row) throws SQLException {
    OffsetDateTime notBefore = row.getObject("not_before", OffsetDateTime.class);
    return new Standing(
        stage(
            row.getString("stage"),
            new Share(row.getInt("reads")),
            new Share(row.getInt("writes"))),
        hand(row.getString("hand")),
        row.getInt("attempt"),
        notBefore == null ? null : notBefore.toInstant(),
        row.getBoolean("done"),
        read(row.getString("yardstick"), Answers.class),
        handover(row.getString("handover")),
        new Share(row.getInt("confirmed")),
        row.getString("going_back"));
  }

  private Hand hand(String text) {
    WrittenHand written = read(text, WrittenHand.class);
    return written == null ? Hand.NONE : written.hand();
  }

  private @Nullable Step handover(@Nullable String text) {
    WrittenStep written = read(text, WrittenStep.class);
    return written == null ? null : written.step();
  }

  private static Stage stage(String spelling, Share reads, Share writes) {
    return switch (spelling) {
      case "OnMonolith" -> new Stage.OnMonolith();
      case "Copying" -> new Stage.Copying();
      case "InSync" -> new Stage.InSync();
      case "ShiftingReads" -> new Stage.ShiftingReads(reads);
      case "ShiftingWrites" -> new Stage.ShiftingWrites(reads, writes);
      case "OnService" -> new Stage.OnService();
      default -> throw new IllegalStateException("the database knows a stage '" + spelling + "'");
    };
  }

  private @Nullable String text(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private <T> @Nullable T read(@Nullable String text, Class<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(
          "'" + text + "' in the conductor's state cannot be read", bug);
    }
  }
}
