package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.CanonicalText.Step;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The proxy computes keys in Java, the fence in SQL: a difference would lose a write.
class SqlAgreesTest {
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "*",
          " * ",
          "**",
          "85123a",
          "  85123A ",
          "\t85123A\n",
          "ß",
          "ı",
          "İ",
          "é",
          "e\u0301",
          "ﬁ",
          "Å",
          "\u212b",
          "한",
          "\u1112\u1161\u11ab",
          "🦉",
          "👩‍👩‍👧",
          "\u00a0x\u00a0",
          "\u2003x",
          "'; drop table x --",
          "\\",
          "%s",
          "$1",
          "\u0001",
          "\uffff",
          "𝒜",
          "日本",
          "مرحبا");

  private static EmbeddedPostgres server;
  private static List<String> keys;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setErrorRedirector(ProcessBuilder.Redirect.DISCARD).start();
    keys = keys(new Random(20111209));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void on_the_bucket() throws SQLException {
    assertThat(inSql(Bucket.sql("k") + "::text"))
        .isEqualTo(keys.stream().map(key -> Integer.toString(Bucket.of(key))).toList());
  }

  @ParameterizedTest
  @EnumSource
  void on_each_step_of_the_canonical_text(Step step) throws SQLException {
    CanonicalText canonical = new CanonicalText(List.of(step));

    assertThat(inSql(canonical.sql("k"))).isEqualTo(keys.stream().map(canonical::of).toList());
  }

  @Test
  void on_the_bucket_of_a_canonical_key() throws SQLException {
    CanonicalText canonical = new CanonicalText(List.of(Step.NFC, Step.TRIM, Step.UPPER_ASCII));

    assertThat(inSql(Bucket.sql(canonical.sql("k")) + "::text"))
        .isEqualTo(
            keys.stream().map(key -> Integer.toString(Bucket.of(canonical.of(key)))).toList());
  }

  private static List<String> inSql(String expression) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select (%s) from unnest(?) with ordinality as keys(k, n) order by n"
                    .formatted(expression))) {
      Array array = connection.createArrayOf("text", keys.toArray());
      select.setArray(1, array);
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
      return answers;
    }
  }

  /// The odd ones, and thousands put together from pieces of them.
  private static List<String> keys(Random random) {
    List<String> keys = new ArrayList<>(ODD);
    while (keys.size() < 5_000) {
      StringBuilder key = new StringBuilder();
      for (int parts = random.nextInt(1, 5); parts > 0; parts--) {
        key.append(random.nextBoolean() ? ODD.get(random.nextInt(ODD.size())) : letter(random));
      }
      keys.add(key.toString());
    }
    return keys;
  }

  /// Any character that PostgreSQL can hold: neither U+0000 nor half of a surrogate pair.
  private static String letter(Random random) {
    int codePoint;
    do {
      codePoint = random.nextInt(1, random.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1);
    } while (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
        || !Character.isDefined(codePoint));
    return Character.toString(codePoint);
  }
}
