package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffOfOddTypesTest {
  private static final TwoDatabases DATABASES = TwoDatabases.HERE;
  private final OddTables odd = new OddTables(DATABASES);

  @BeforeEach
  void two_equal_tables() throws SQLException {
    odd.fresh();
  }

  @AfterAll
  static void leave_the_house_as_it_was() {
    TwoDatabases.sql(DATABASES.as("postgres", "shop"), "drop table if exists odd");
    TwoDatabases.sql(DATABASES.as("postgres", "catalog"), "drop table if exists catalog.odd");
  }

  @Test
  void equal_tables_are_equal_whatever_their_sessions_are_set_to() throws SQLException {
    TwoDatabases.sql(
        DATABASES.as("postgres", "shop"),
        "alter role banyan_conductor in database shop set timezone = 'Asia/Kolkata'",
        "alter role banyan_conductor in database shop set intervalstyle = 'iso_8601'",
        "alter role banyan_conductor in database shop set bytea_output = 'escape'",
        "alter role banyan_conductor in database shop set extra_float_digits = 0");
    try {
      for (Direction direction : Direction.values()) {
        assertThat(odd.diff(direction, reading -> {}).run())
            .isEqualTo(new DiffResult(400, 0, List.of()));
      }
    } finally {
      TwoDatabases.sql(
          DATABASES.as("postgres", "shop"),
          "alter role banyan_conductor in database shop reset all");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '#',
      value = {
        "loose = 1.5 -> loose",
        "price = price + 0.001 -> price",
        "ratio = 'NaN' -> ratio",
        "small = '-0' -> small",
        "words = words || ' ' -> words",
        "maybe = null -> maybe",
        "span = interval '24 hours' -> span",
        "doc = '{\"a\": 1.00}' -> doc",
        "tree = '{\"b\": [2]}' -> tree",
        "names = array['a', null, 'b'] -> names",
        "reach = 'empty' -> reach",
        "at = at + interval '1 microsecond' -> at",
        "raw = '\\x00fe' -> raw",
        "cash = 12.51::money -> cash",
        "bits = B'100' -> bits",
        "letter = 'X' -> letter"
      })
  void a_changed_value_is_found_on_either_side_and_in_either_direction(String damage, String column)
      throws SQLException {
    for (String[] table : new String[][] {{"shop", "odd"}, {"catalog", "catalog.odd"}}) {
      odd.fresh();
      TwoDatabases.sql(
          DATABASES.as("postgres", table[0]),
          "update " + table[1] + " set " + damage + " where id = 222");

      for (Direction direction : Direction.values()) {
        DiffResult result = odd.diff(direction, reading -> {}).run();

        assertThat(result.mismatches()).isEqualTo(1);
        assertThat(result.examples())
            .singleElement()
            .satisfies(
                example -> {
                  assertThat(example.key()).isEqualTo("222, k222");
                  assertThat(example.column()).isEqualTo(column);
                });
      }
    }
  }

  @Test
  void two_rows_that_were_swapped_are_two_differences() throws SQLException {
    TwoDatabases.sql(
        DATABASES.as("postgres", "catalog"),
        "update catalog.odd a set words = b.words, price = b.price from catalog.odd b"
            + " where a.id in (10, 20) and b.id = 30 - a.id");

    assertThat(odd.diff(Direction.FORWARD, reading -> {}).run().mismatches()).isEqualTo(2);
  }

  @Test
  void blanks_that_a_fixed_length_adds_are_no_difference() throws SQLException {
    TwoDatabases.sql(DATABASES.as("postgres", "catalog"), "update catalog.odd set letter = 'x  '");

    assertThat(odd.diff(Direction.FORWARD, reading -> {}).run().equal()).isTrue();
  }
}
