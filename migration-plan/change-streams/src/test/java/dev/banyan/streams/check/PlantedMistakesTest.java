package dev.banyan.streams.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For each check, a mistake that it finds.
class PlantedMistakesTest {
  private static final ScratchDatabases DATABASES = ScratchDatabases.HERE;

  @TempDir Path folder;
  private ThingPlan plan;

  @BeforeEach
  void a_plan_that_fits() throws IOException {
    DATABASES.fresh(ThingPlan.LEGACY, ThingPlan.SERVICE);
    plan = ThingPlan.in(folder);
  }

  @Test
  void what_fits_has_neither_problem_nor_note() throws Exception {
    assertThat(plan.checked()).isEqualTo(new Checked(java.util.List.of(), java.util.List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "alter table thing rename to thingy -> there is no table public.thing in the shared database; did you mean 'public.thingy'?",
        "alter table thing rename code to coda -> public.thing in the shared database has no column 'code'; did you mean 'coda'?",
        "alter table thing set unlogged -> public.thing in the shared database is unlogged",
        "create rule quiet as on delete to thing do instead nothing -> the rule 'quiet' rewrites what is done to public.thing",
        "alter table thing enable row level security -> public.thing in the shared database has row level security",
        "alter table thing alter code drop not null -> the key column 'code' of public.thing in the shared database may be NULL",
        "alter table thing drop constraint thing_pkey -> nothing in public.thing in the shared database keeps [thing_no] apart: it has no primary key",
        "alter table thing drop constraint thing_pkey, alter thing_no drop not null, add unique (thing_no) -> 'thing_no', a column of the primary key of public.thing in the shared database, may be NULL",
        "alter table thing drop constraint thing_pkey, add primary key (code, thing_no) -> keeps [thing_no] apart: it has the primary key [code, thing_no]",
        "alter table thing drop constraint thing_pkey, add primary key (thing_no) deferrable -> 'thing_pkey' of public.thing in the shared database is deferrable",
        "create table child () inherits (thing) -> public.thing in the shared database is a partition, or inherits or is inherited from",
        "drop table thing; create view thing as select 1::bigint as thing_no, 'k' as code, 1 as amnt, 'N' as stat, '' as note, now() as made -> public.thing in the shared database is a view",
        "drop table thing; create table thing (thing_no bigint primary key, code text not null, amnt int not null, stat char(1) not null, note text, made timestamptz not null) partition by range (thing_no) -> public.thing in the shared database is a partitioned table",
        "alter table thing alter note type bit varying using null -> 'forward' of public.thing reads 'note' of public.thing, but bit varying cannot be carried: bits arrive as bytes",
        "alter table thing alter note type timetz using null -> but time with time zone cannot be carried",
        "alter table thing alter note type point using null -> but point cannot be carried: shapes",
        "alter table thing alter note type oid using null -> but oid cannot be carried: it only points to a large object",
        "create type pair as (a int, b int); alter table thing alter note type pair using null -> but pair cannot be carried",
        "alter table thing alter note type int4multirange using null -> but int4multirange cannot be carried: multiranges",
        "alter table thing alter note type jsonb[] using null -> but jsonb[] cannot be carried: arrays of jsonb",
        "create domain inner_one as text; create domain outer_one as inner_one; alter table thing alter note type outer_one using null -> but outer_one cannot be carried: of a domain",
        "alter table thing alter note type int[][] using null -> but integer[] cannot be carried: arrays of several dimensions",
        "create function meddle() returns trigger language plpgsql as 'begin insert into other values (new.thing_no); return new; end'; create trigger meddles before insert on thing for each row execute function meddle() -> public.thing.meddles is a trigger whose function speaks of public.other in the shared database",
        "create function meddle() returns trigger language plpgsql as 'begin update thing set note = null; return new; end'; create trigger meddles before insert on other for each row execute function meddle() -> public.other.meddles is a trigger whose function speaks of public.thing",
        "create function stamp() returns trigger language plpgsql as 'begin new.note := 1; return new; end'; create trigger stamps before insert on thing for each row execute function stamp(); alter table thing enable always trigger stamps -> the trigger public.thing.stamps in the shared database is enabled ALWAYS",
        "alter table other add thing_no bigint references thing -> public.other.other_thing_no_fkey is a foreign key from public.other to public.thing in the shared database",
        "alter table thing add other_no bigint references other -> public.thing.thing_other_no_fkey is a foreign key from public.thing to public.other",
      })
  void in_the_shared_database(String change, String told) throws Exception {
    ScratchDatabases.sql(DATABASES.shop(), change);

    assertTold(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "drop table things.thing -> there is no table things.thing in the store of 'things'",
        "alter table things.thing add seen int not null -> 'forward' of public.thing does not yield 'seen', which in things.thing is NOT NULL without a default",
        "alter table things.thing drop amount, add amount int generated always as (1) stored -> 'forward' of public.thing yields 'amount', but things.thing computes that column",
        "alter table things.thing drop amount, add amount int generated always as identity -> 'forward' of public.thing yields 'amount', which things.thing numbers by itself (GENERATED ALWAYS)",
        "alter table things.thing rename amount to amounts -> 'forward' of public.thing yields 'amount', but things.thing has no such column; did you mean 'amounts'?",
        "alter table things.thing alter amount type uuid using null -> 'forward' of public.thing yields 'amount' as integer, which things.thing does not take",
        "alter table things.thing alter made type timestamp -> yields 'made' in a type that becomes the column's by",
        "alter table things.thing add unique (note) deferrable -> 'thing_note_key' of things.thing in the store of 'things' is deferrable",
        "alter table things.thing alter code drop not null -> the key column 'code' of things.thing in the store of 'things' may be NULL",
        "alter table things.thing set unlogged -> things.thing in the store of 'things' is unlogged",
        "alter table things.other add foreign key (id) references things.thing -> things.other.other_id_fkey is a foreign key from things.other to things.thing in the store of 'things'",
      })
  void in_the_store(String change, String told) throws Exception {
    ScratchDatabases.sql(DATABASES.store(), change);

    assertTold(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "amnt as amount, -> amout as amount, -> 'forward' of public.thing means nothing to the store of 'things', where it is applied: column \"amout\" does not exist",
        "amnt as amount, -> nosuch(amnt) as amount, -> function nosuch(integer) does not exist",
        "amnt as amount, -> max(amnt) over () as amount, -> is not row-local: it has a window function",
        "amnt as amount, -> generate_series(1, 2) as amount, -> it has a function that returns several rows",
        "amnt as amount, -> (select count(*) from other)::int as amount, -> means nothing to the store of 'things', where it is applied: relation \"other\" does not exist",
        "amnt as amount, -> (select max(t.amnt) from thing t) as amount, -> a subquery reads other rows of 'thing'",
        "select thing_no as id -> select distinct thing_no as id -> is not row-local: it has",
        "made\\n      from thing\\n    back -> made\\n      from thing limit 5\\n    back -> it has LIMIT or OFFSET",
        "made\\n      from thing\\n    back -> made\\n      from thing order by amnt\\n    back -> it has ORDER BY",
        "made\\n      from thing\\n    back -> made\\n      from thing, generate_series(1, 2)\\n    back -> it has a join",
        "made\\n      from thing\\n    back -> made\\n      from thing union all select 1, 'a', 1, 'NEW', '', now() from thing\\n    back -> it has UNION, INTERSECT or EXCEPT",
        "made\\n      from thing\\n    back -> made\\n      from thing for update\\n    back -> it has FOR UPDATE",
        "note, made\\n      from thing\\n    back -> note, now() as made\\n      from thing\\n    back -> uses now(), which answers differently each time",
        "note, made\\n      from thing\\n    back -> current_user::text as note, made\\n      from thing\\n    back -> uses the current time or user",
        "amnt as amount, -> (random() * 9)::int as amount, -> uses random(), which answers differently",
        "note, made\\n      from thing\\n    back -> made::text as note, made\\n      from thing\\n    back -> turns timestamp with time zone into text",
        "note, made\\n      from thing\\n    back -> to_char(made, 'DD') as note, made\\n      from thing\\n    back -> calls to_char(timestamp with time zone,text)",
        "note, made\\n      from thing\\n    back -> made::date::text as note, made\\n      from thing\\n    back -> calls date(timestamp with time zone)",
        "note, made\\n      from thing\\n    back -> concat(made) as note, made\\n      from thing\\n    back -> makes something else of real rows when TimeZone",
        "select thing_no as id -> select (thing_no % 10) as id -> makes 0 rows without the primary key [id] and 90 with that of another row",
        "select thing_no as id -> select nullif(thing_no, 3) as id -> makes 1 rows without the primary key [id]",
        "thing_no as id, -> thing_no as no, -> 'forward' of public.thing does not yield 'id', without which the row in things.thing cannot be found",
        "code, amnt -> code as cod, amnt -> 'forward' of public.thing does not yield 'code', without which",
        "amount as amnt, -> '' -> 'backward' of public.thing does not yield 'amnt', which in public.thing is NOT NULL without a default",
      })
  void in_the_mapping(String from, String to, String told) throws Exception {
    plan.with(from.replace("\\n", "\n"), to.equals("''") ? "" : to.replace("\\n", "\n"));

    assertTold(told);
  }

  @Test
  void a_row_that_breaks_the_select() throws Exception {
    ScratchDatabases.sql(DATABASES.shop(), "update thing set stat = 'X' where thing_no = 7");
    plan.with("amnt as amount,", "amnt / (stat <> 'X')::int as amount,");

    assertTold("'forward' of public.thing fails on real rows: division by zero");
  }

  @Test
  void a_table_that_someone_else_owns() throws Exception {
    ScratchDatabases.sql(DATABASES.shop(), "grant select on all tables in schema public to public");
    Checked checked =
        new MappingCheck(ThingPlan.read(folder))
            .of(
                java.util.Objects.requireNonNull(
                    ThingPlan.read(folder).capabilities().get("things")),
                DATABASES.as("stranger", "shop"),
                DATABASES.store());

    assertThat(checked.problems().toString())
        .contains(
            "public.thing in the shared database belongs to 'postgres', of which the conductor's role is no member");
  }

  @Test
  void a_crossing_that_is_decided_is_no_problem_and_one_that_is_not_there_is() throws Exception {
    ScratchDatabases.sql(
        DATABASES.shop(), "alter table other add thing_no bigint references thing");
    plan.with(
        "gates:",
        """
        crossings:
          public.other.other_thing_no_fkey: things are never deleted
          public.other.other_thing_fkey: gone already
        gates:""");

    assertThat(plan.checked().problems())
        .singleElement()
        .asString()
        .contains(
            "things.yaml:21:3: no foreign key or trigger 'public.other.other_thing_fkey' crosses to or from this capability; did you mean 'public.other.other_thing_no_fkey'?");
  }

  @Test
  void a_part_cannot_take_away_what_must_be_there() throws Exception {
    ScratchDatabases.sql(
        DATABASES.store(),
        "create table things.label (thing_id bigint primary key, code text not null, note text, amount int)");
    plan.with(
        "gates:",
        """
          - legacy: public.thing
            service: things.label
            primary-key: {legacy: [thing_no], service: [thing_id]}
            key: code
            part: true
            forward: select thing_no as thing_id, code, note, amnt as amount from thing
            backward: select thing_id as thing_no, note, amount as amnt from label
        gates:""");

    assertTold(
        "'amnt' becomes NULL in public.thing when its own row is gone, but that column is NOT NULL");
  }

  private void assertTold(String told) throws Exception {
    assertThat(plan.checked().problems())
        .extracting(Object::toString)
        .anyMatch(problem -> problem.contains(told))
        .allMatch(problem -> problem.startsWith("capabilities/things.yaml:"));
  }
}
