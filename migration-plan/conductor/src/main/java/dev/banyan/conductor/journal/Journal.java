package dev.banyan.conductor.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The append-only record of every decision; the database itself refuses to change it.
public final class Journal {
  private static final int MOST_AT_ONCE = 1_000;

  private final DataSource database;
  private final ObjectMapper json;

  public Journal(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /// An entry as it stands in the journal.
  ///
  /// @param seq rises; gaps mean nothing
  public record Line(
      long seq,
      Instant at,
      @Nullable String capability,
      String kind,
      String text,
      @Nullable JsonNode evidence) {}

  /// Writes within the caller's transaction, so that a decision and its record are one.
  public void append(Connection transaction, Instant at, List<Entry> entries) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            "insert into journal (at, capability, kind, text, evidence) values (?, ?, ?, ?, ?::jsonb)")) {
      for (Entry entry : entries) {
        insert.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        insert.setString(2, entry.capability());
        insert.setString(3, entry.kind().spelling());
        insert.setString(4, entry.text());
        if (entry.evidence().isEmpty()) {
          insert.setNull(5, Types.VARCHAR);
        } else {
          insert.setString(5, json.writeValueAsString(entry.evidence()));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("evidence is not JSON: " + entries, bug);
    }
  }

  /// What was written after `seq`, oldest first, at most a thousand lines.
  public List<Line> after(long seq) {
    return lines(
        "select seq, at, capability, kind, text, evidence from journal where seq > ? order by seq limit ?",
        seq,
        MOST_AT_ONCE);
  }

  /// The newest, oldest first.
  ///
  /// @param atMost no more than a thousand
  public List<Line> last(int atMost) {
    return lines(
        """
        select * from (
          select seq, at, capability, kind, text, evidence from journal
          where seq > ? order by seq desc limit ?) newest
        order by seq
        """,
        0,
        Math.min(atMost, MOST_AT_ONCE));
  }

  private List<Line> lines(String query, long after, int atMost) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, after);
      select.setInt(2, atMost);
      List<Line> lines = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.add(line(rows));
        }
      }
      return lines;
    } catch (SQLException | JsonProcessingException broken) {
      throw new IllegalStateException("the journal cannot be read", broken);
    }
  }

  private Line line(ResultSet row) throws SQLException, JsonProcessingException {
    String evidence = row.getString("evidence");
    return new Line(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("capability"),
        row.getString("kind"),
        row.getString("text"),
        evidence == null ? null : json.readTree(evidence));
  }
}
