package dev.banyan.analysis.structure;

import dev.banyan.analysis.access.CodeStatement;
import dev.banyan.analysis.access.DataAccess;
import dev.banyan.analysis.features.Layout;
import dev.banyan.analysis.schema.RanStatement;
import dev.banyan.analysis.schema.Statistics;
import dev.banyan.analysis.sql.SqlText;
import dev.banyan.analysis.sql.StatementReading;
import dev.banyan.analysis.sql.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds out whose the statements are that a database has run: the text of each is compared with
/// those that stand in the code; what is found nowhere belongs to the feature whose table it is.
final class Attribution {
  /// Templates with less text than this would match anything.
  private static final int TELLING = 24;

  private final DataAccess access;
  private final StatementReading reading;
  private final Layout layout;
  private final Ownership ownership;
  private final Map<String, CodeStatement> exact = new HashMap<>();
  private final Map<Pattern, CodeStatement> templates = new HashMap<>();

  Attribution(DataAccess access, StatementReading reading, Layout layout, Ownership ownership) {
    this.access = access;
    this.reading = reading;
    this.layout = layout;
    this.ownership = ownership;
    for (CodeStatement statement : access.statements()) {
      SqlText text = SqlText.of(statement.text());
      String normal = text.normal();
      if (normal.indexOf(SqlText.HOLE) < 0) {
        exact.putIfAbsent(normal, statement);
      } else if (normal.length() >= TELLING) {
        templates.put(text.pattern(), statement);
      }
    }
  }

  List<RatedStatement> rated(Statistics statistics) {
    List<RatedStatement> rated = new ArrayList<>();
    switch (statistics) {
      case Statistics.Kept(List<RanStatement> ran, int hidden) -> {
        for (RanStatement each : ran) {
          rated(each).ifPresent(rated::add);
        }
      }
      case Statistics.Absent(String why) -> {
        for (CodeStatement each : access.statements()) {
          rated(
                  each.understanding(),
                  new RanStatement(each.text(), 0, 0, 0),
                  Optional.of(each),
                  false)
              .ifPresent(rated::add);
        }
      }
    }
    return rated;
  }

  private Optional<RatedStatement> rated(RanStatement ran) {
    String normal = SqlText.of(ran.text()).normal();
    Optional<CodeStatement> written =
        Optional.ofNullable(exact.get(normal))
            .or(
                () ->
                    templates.entrySet().stream()
                        .filter(each -> each.getKey().matcher(normal).matches())
                        .map(Map.Entry::getValue)
                        .min((one, other) -> one.by().compareTo(other.by())));
    return rated(reading.read(ran.text()), ran, written, true);
  }

  private Optional<RatedStatement> rated(
      Understanding understanding,
      RanStatement ran,
      Optional<CodeStatement> written,
      boolean hasRun) {
    return switch (understanding) {
      case Understanding.NoRows() -> Optional.empty();
      case Understanding.Unparsable(String why) ->
          Optional.of(row(ran, hasRun, written, Set.of(), Set.of(), why));
      case Understanding.Tables(var reads, var writes) -> {
        Set<String> changed = access.tables(writes);
        Set<String> read = access.tables(reads);
        // a statement on other tables only: of the catalogs, or of another program
        yield changed.isEmpty() && read.isEmpty()
            ? Optional.empty()
            : Optional.of(row(ran, hasRun, written, read, changed, ""));
      }
    };
  }

  private RatedStatement row(
      RanStatement ran,
      boolean hasRun,
      Optional<CodeStatement> written,
      Set<String> reads,
      Set<String> writes,
      String unparsable) {
    String feature =
        written
            .map(each -> layout.feature(each.by().topLevel()))
            .or(
                () ->
                    Stream.concat(new TreeSet<>(writes).stream(), new TreeSet<>(reads).stream())
                        .map(ownership::owner)
                        .filter(owner -> !owner.isEmpty())
                        .findFirst())
            .orElse("");
    return new RatedStatement(
        ran.text().strip(),
        hasRun,
        ran.calls(),
        ran.totalMillis(),
        ran.meanMillis(),
        ran.rows(),
        reads,
        writes,
        written.map(each -> each.by().brief()).orElse(""),
        feature,
        unparsable);
  }
}
