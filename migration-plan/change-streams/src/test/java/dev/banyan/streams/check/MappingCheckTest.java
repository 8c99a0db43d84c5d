package dev.banyan.streams.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingCheckTest {
  private static final Path HOUSE = Path.of("..", "..");
  private static final ScratchDatabases DATABASES = ScratchDatabases.HERE;
  private static final String TEMPORARY =
      "select nspname || '.' || relname from pg_class c join pg_namespace n on n.oid = relnamespace where nspname like 'pg_temp%' or relname like 'banyan%'";

  @TempDir Path folder;

  @Test
  void the_shipped_catalogue_fits_and_needs_no_note() throws Exception {
    DATABASES.fresh(
        migrations("legacy-monolith")
            + """
            insert into category (slug, cat_name, sort_no) values ('a', 'Küche', 3), ('b', 'Bad', 1);
            insert into product (sku, prod_name, cat_id, price, stat)
            select 'S' || n, 'Thing ' || n, 1 + n % 2, n / 7.0, substr('ADS', 1 + n % 3, 1) from generate_series(1, 200) n;""",
        migrations("extracted-services/catalog"));
    Plan plan = ThingPlan.read(Path.of(".."));

    Checked checked = check(plan, "catalog");

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"drills/streams/plan, odd", "bench/streams, bench"})
  void the_plans_of_drills_and_benches_fit(String folder, String capability) throws Exception {
    Path there =
        HOUSE.resolve("migration-plan/rehearsal/src/main/resources/dev/banyan/rehearsal/" + folder);
    DATABASES.fresh(
        Files.readString(there.resolve("legacy.sql")),
        "create schema %s;%n".formatted(capability)
            + Files.readString(there.resolve("service.sql")));

    assertThat(check(ThingPlan.read(there), capability).problems()).isEmpty();
  }

  @Test
  void all_mistakes_are_told_at_once_each_with_its_line() throws Exception {
    DATABASES.fresh(
        ThingPlan.LEGACY
            + """
            alter table thing alter code drop not null, alter note type timetz using null;
            alter table other add thing_no bigint references thing;""",
        ThingPlan.SERVICE
            + """
            alter table things.thing rename amount to quantity;
            alter table things.thing add unique (note) deferrable, set unlogged;""");
    ThingPlan plan =
        ThingPlan.in(folder)
            .with(
                "note, made\n      from thing\n    back",
                "note, now() as made\n      from thing order by 1\n    back")
            .with(
                "gates:",
                """
                  - legacy: public.nothing
                    service: things.nothing
                    primary-key: {legacy: [id], service: [id]}
                    forward: select id from nothing
                without-counterpart:
                  - {side: MONOLITH, table: public.othr}
                gates:""");

    List<String> told = plan.checked().problems().stream().map(Object::toString).toList();

    assertThat(told)
        .anyMatch(at(9, "the key column 'code' of public.thing in the shared database may be NULL"))
        .anyMatch(at(9, "things.thing in the store of 'things' is unlogged"))
        .anyMatch(at(19, "there is no table public.nothing in the shared database"))
        .anyMatch(at(19, "there is no table things.nothing in the store of 'things'"))
        .anyMatch(at(24, "there is no table public.othr in the shared database; did you mean"));
    assertThat(told)
        .anyMatch(problem -> problem.contains("time with time zone cannot be carried"))
        .anyMatch(problem -> problem.contains("is not row-local: it has ORDER BY"))
        .anyMatch(problem -> problem.contains("uses now()"))
        .anyMatch(problem -> problem.contains("has no such column"))
        .anyMatch(problem -> problem.contains("'quantity', which in things.thing is NOT NULL"))
        .anyMatch(problem -> problem.contains("is deferrable"))
        .anyMatch(problem -> problem.contains("'backward' of public.thing means nothing"))
        .anyMatch(problem -> problem.contains("other_thing_no_fkey"));
  }

  @Test
  void nothing_is_left_behind() throws Exception {
    DATABASES.fresh(ThingPlan.LEGACY, ThingPlan.SERVICE);
    ThingPlan.in(folder).checked();

    assertThat(ScratchDatabases.texts(DATABASES.shop(), TEMPORARY)).isEmpty();
    assertThat(ScratchDatabases.texts(DATABASES.store(), TEMPORARY)).isEmpty();
  }

  private static Predicate<String> at(int line, String told) {
    return problem ->
        problem.startsWith("capabilities/things.yaml:" + line + ":") && problem.contains(told);
  }

  private static Checked check(Plan plan, String capability) throws SQLException {
    return new MappingCheck(plan)
        .of(
            Objects.requireNonNull(plan.capabilities().get(capability)),
            DATABASES.shop(),
            DATABASES.store());
  }

  private static String migrations(String module) throws IOException {
    StringBuilder sql = new StringBuilder();
    try (Stream<Path> files =
        Files.list(HOUSE.resolve(module).resolve("src/main/resources/db/migration"))) {
      for (Path file : files.sorted().toList()) {
        sql.append(Files.readString(file)).append('\n');
      }
    }
    return sql.toString();
  }
}
