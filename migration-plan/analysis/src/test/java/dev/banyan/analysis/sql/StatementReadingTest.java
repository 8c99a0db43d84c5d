package dev.banyan.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.analysis.sql.Understanding.NoRows;
import dev.banyan.analysis.sql.Understanding.Tables;
import dev.banyan.analysis.sql.Understanding.Unparsable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementReadingTest {
  private final StatementReading reading = new StatementReading();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select a.x from a left join (select id from b where c = $1) n using (id) order by x collate "C"  | a b | -
          select 1 from a where b = any ($1) for no key update                                             | a   | -
          insert into a (x) select x from b where y = $1 on conflict (x) do update set z = now() returning x | b   | a
          update a set x = x + $1 where y::bigint + $2 between $3 and $4                                    | -   | a
          delete from a l using b p where l.x = p.x                                                         | b   | a
          with moved as (delete from a where x = $1 returning *) insert into b select * from moved          | -   | a b
          merge into a using b on a.id = b.id when matched then update set x = b.x                          | b   | a
          select exists (select from a)                                                                     | a   | -
          truncate table a restart identity                                                                 | -   | a
          select x from "Order" o where o.y = ?                                                             | Order | -
          """)
  void the_tables_of_a_statement_are_read_or_written(String sql, String reads, String writes) {
    assertThat(reading.read(sql)).isEqualTo(new Tables(names(reads), names(writes)));
  }

  @Test
  void what_moves_no_rows_has_no_tables() {
    assertThat(List.of("COMMIT", "begin", "set role x", "create table a (x int)"))
        .allSatisfy(sql -> assertThat(reading.read(sql)).isInstanceOf(NoRows.class));
  }

  @Test
  void what_the_parser_does_not_know_is_told() {
    assertThat(reading.read("select from where")).isInstanceOf(Unparsable.class);
  }

  @Test
  void holes_are_filled_so_that_a_template_can_be_read() {
    assertThat(reading.read("select x from a where %s order by %s limit ?"))
        .isEqualTo(new Tables(Set.of("a"), Set.of()));
    assertThat(reading.read("select x from a where y = ? " + SqlText.HOLE))
        .isEqualTo(new Tables(Set.of("a"), Set.of()));
    assertThat(reading.read("insert into {0}JOBS (x) values (?)"))
        .isEqualTo(new Tables(Set.of(), Set.of(SqlText.HOLE_IN_NAME + "jobs")));
  }

  @Test
  void a_query_over_entities_can_be_read() {
    assertThat(reading.read("from Product p join fetch p.category where p.sku = ?1"))
        .isEqualTo(new Tables(Set.of("product", "p.category"), Set.of()));
  }

  @Test
  void a_constant_that_only_begins_like_a_statement_is_none() {
    assertThat(List.of("select", "Select a product", "insert {}", "update failed", "from here on"))
        .filteredOn(SqlText::isStatement)
        .containsOnly("Select a product"); // only its parsing can tell
  }

  @Test
  void a_statement_that_ran_is_known_by_the_text_that_it_was_made_of() {
    SqlText written = SqlText.of("select x from a where y = ? and " + SqlText.HOLE + "\n limit ?");

    assertThat(
            written
                .pattern()
                .matcher(SqlText.of("select x\nfrom a where y = $1 and z = $2 limit $3").normal())
                .matches())
        .isTrue();
    assertThat(
            written
                .pattern()
                .matcher(SqlText.of("select x from b where y = $1").normal())
                .matches())
        .isFalse();
  }

  private static Set<String> names(String names) {
    return names.equals("-") ? Set.of() : Set.of(names.split(" "));
  }
}
