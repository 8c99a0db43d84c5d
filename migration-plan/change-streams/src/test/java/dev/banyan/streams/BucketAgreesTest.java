package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Bucket;
import dev.banyan.model.CanonicalText;
import dev.banyan.model.CanonicalText.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/// The proxy computes buckets in Java, the fence in SQL: a difference would lose a write.
class BucketAgreesTest {
  private static final TwoDatabases DATABASES = TwoDatabases.HERE;

  @BeforeContainer
  static void a_fence() throws SQLException {
    DATABASES.ownership().install();
  }

  @Property(tries = 60)
  void the_function_agrees_with_java(
      @ForAll("keys") List<String> keys, @ForAll("spellings") CanonicalText canonical)
      throws SQLException {
    List<Integer> expected = keys.stream().map(canonical::of).map(Bucket::of).toList();

    assertThat(inSql(canonical, keys)).isEqualTo(expected);
  }

  /// As the fence has it: one canonical text, one bucket.
  private static List<Integer> inSql(CanonicalText canonical, List<String> keys)
      throws SQLException {
    try (Connection connection = DATABASES.as("banyan_conductor", "catalog").getConnection()) {
      return Transactions.query(
          connection,
          "select strangler.bucket("
              + canonical.sql("k")
              + ") from unnest(?) with ordinality as keys(k, n) order by n",
          row -> row.getInt(1),
          (Object) keys.toArray(String[]::new));
    }
  }

  @Provide
  Arbitrary<List<String>> keys() {
    Arbitrary<String> odd =
        Arbitraries.of(
            "",
            " ",
            "*",
            " * ",
            "  85123a ",
            "\t85123A\n",
            "é",
            "e\u0301",
            "ﬁ",
            "Å",
            "\u212b",
            "\u212a",
            "h\u0331",
            "H\u0331",
            "ß",
            "ı",
            "İ",
            "한",
            "\u1112\u1161\u11ab",
            "\u0301",
            "👩‍👩‍👧",
            "\u00a0x\u00a0",
            "\u2003",
            "'",
            "\\",
            "\u0001",
            "\uffff");
    Arbitrary<String> any =
        Arbitraries.strings()
            .withChars("abcXYZ019 *-_éÅßñЖ日本مرح\u0301\u0308\u0327\u0331\u1161\u11ab\u212b")
            .ofMaxLength(12);
    return Arbitraries.oneOf(odd, any, odd.flatMap(head -> any.map(head::concat)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(100);
  }

  @Provide
  Arbitrary<CanonicalText> spellings() {
    return Arbitraries.of(
        new CanonicalText(List.of()),
        new CanonicalText(List.of(Step.TRIM, Step.UPPER_ASCII)),
        new CanonicalText(List.of(Step.LOWER_ASCII)),
        new CanonicalText(List.of(Step.NFC, Step.TRIM)),
        new CanonicalText(List.of(Step.NFC, Step.UPPER_ASCII, Step.NFC)));
  }
}
