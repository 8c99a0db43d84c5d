package dev.banyan.streams;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import java.sql.SQLException;
import java.util.List;

/// One legacy table that becomes two, beside the catalogue; the second fills columns of its rows on
/// the way back.
final class SplitTables {
  final Capability capability;
  private final TwoDatabases databases;

  SplitTables(TwoDatabases databases) {
    this.databases = databases;
    this.capability =
        OddTables.with(
            databases.catalog,
            new TableMapping(
                "public.mug",
                "catalog.mug",
                List.of("mug_id"),
                List.of("id"),
                null,
                null,
                "select mug_id as id, mug_name as name from mug where kind = 'M'",
                "select id as mug_id, name as mug_name, 'M' as kind from mug",
                false),
            new TableMapping(
                "public.mug",
                "catalog.print",
                List.of("mug_id"),
                List.of("mug"),
                null,
                null,
                "select mug_id as mug, print as words from mug where kind = 'M' and print is not null",
                "select mug as mug_id, words as print from print",
                true));
  }

  /// Fifty mugs on both sides; those without words have no print, and a fifth is no mug at all.
  void fresh() throws SQLException {
    databases.fresh();
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        """
        create table mug (mug_id int primary key, mug_name text not null, kind char(1) not null, print text);
        alter table mug owner to shop_owner;
        insert into mug select n, 'mug ' || n, case when n % 5 = 0 then 'X' else 'M' end,
                               case when n % 2 = 0 then 'words ' || n end from generate_series(1, 50) n""");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        """
        create table catalog.mug (id int primary key, name text not null);
        create table catalog.print (mug int primary key, words text);
        alter table catalog.mug owner to catalog_owner;
        alter table catalog.print owner to catalog_owner;
        insert into catalog.mug select n, 'mug ' || n from generate_series(1, 50) n where n % 5 <> 0;
        insert into catalog.print select n, 'words ' || n from generate_series(2, 50, 2) n where n % 5 <> 0""");
  }

  void drop() {
    TwoDatabases.sql(databases.as("postgres", "shop"), "drop table if exists mug");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"), "drop table if exists catalog.mug, catalog.print");
  }
}
