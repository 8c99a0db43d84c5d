package dev.banyan.streams;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two tables of odd types with the same rows, and mappings between them, beside the catalogue.
final class OddTables {
  static final String VALUES =
      """
      select n, 'k' || n, n::numeric / 4, 1.50::numeric, n + 0.5::float8, 'NaN'::float4, 'x', 'text ' || n,
             case when n %% 2 = 0 then '' end, interval '1 day', '{"a": 1.0}'::json, '{"b": [1]}'::jsonb,
             array['a', null, 'b"c'], int4range(1, n + 2), '2011-01-05 10:00:00+01'::timestamptz,
             '\\x00ff'::bytea, 12.5::money, B'101'
      from generate_series(1, 400) n""";

  private static final String COLUMNS =
      """
      (id %s, code text collate "C" not null, price numeric(12, 3), loose numeric, ratio float8, small float4,
       letter char(5), words varchar(20), maybe text, span interval, doc json, tree jsonb, names text[],
       reach int4range, at timestamptz, raw bytea, cash money, bits bit(3), primary key (id, code))""";

  private static final String ALL =
      "id, code, price, loose, ratio, small, letter, words, maybe, span, doc, tree, names, reach, at, raw, cash, bits";

  private final TwoDatabases databases;

  OddTables(TwoDatabases databases) {
    this.databases = databases;
  }

  void fresh() throws SQLException {
    databases.fresh();
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "drop table if exists odd; create table odd " + COLUMNS.formatted("int"),
        "alter table odd owner to shop_owner",
        "insert into odd " + VALUES.formatted());
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "drop table if exists catalog.odd; create table catalog.odd " + COLUMNS.formatted("bigint"),
        "alter table catalog.odd owner to catalog_owner",
        "insert into catalog.odd " + VALUES.formatted());
  }

  Diff diff(Direction direction, Settling settling) {
    ChangeStream stream = new ChangeStream(capability(), direction);
    return switch (direction) {
      case FORWARD -> new Diff(databases.shop(), store(stream), settling);
      case BACKWARD ->
          new Diff(
              new StreamSource(databases.as("banyan_conductor", "catalog"), "banyan_streams"),
              new StreamTarget(
                  databases.as("banyan_conductor", "shop"), stream, "banyan_conductor"),
              settling);
    };
  }

  private StreamTarget store(ChangeStream stream) {
    return new StreamTarget(databases.as("banyan_conductor", "catalog"), stream, "catalog_applier");
  }

  private Capability capability() {
    return with(databases.catalog, mapping("from odd", "select " + ALL + " from odd"));
  }

  private static TableMapping mapping(String from, @Nullable String backward) {
    return new TableMapping(
        "public.odd",
        "catalog.odd",
        List.of("id", "code"),
        List.of("id", "code"),
        "code",
        "code",
        "select " + ALL + " " + from,
        backward,
        false);
  }

  static Capability with(Capability capability, TableMapping... tables) {
    return new Capability(
        capability.name(),
        capability.summary(),
        capability.consistency(),
        capability.staleAtMost(),
        capability.key(),
        capability.routes(),
        List.of(tables),
        capability.gates());
  }
}
