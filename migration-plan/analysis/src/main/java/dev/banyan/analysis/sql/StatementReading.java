package dev.banyan.analysis.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/// Finds the tables that a statement reads and writes, by JSqlParser.
public final class StatementReading {
  /// Statements that move rows, by their first word.
  private static final Set<String> ROWS =
      Set.of(
          "select",
          "insert",
          "update",
          "delete",
          "with",
          "merge",
          "truncate",
          "values",
          "copy",
          "table");

  /// The parser gives up on what takes it too long, so it works on a thread that can be left alone.
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final ConcurrentHashMap<String, Understanding> known = new ConcurrentHashMap<>();

  /// @param sql one statement; what is put in at run time is a [SqlText#HOLE]
  public Understanding read(String sql) {
    return known.computeIfAbsent(sql, StatementReading::understand);
  }

  private static Understanding understand(String sql) {
    SqlText text = SqlText.of(sql);
    if (!ROWS.contains(text.firstWord())) {
      return new Understanding.NoRows();
    }
    Understanding first = parsed(text.parsable(" ? "));
    return first instanceof Understanding.Unparsable
        ? orElse(parsed(text.parsable(" ")), first)
        : first;
  }

  private static Understanding orElse(Understanding second, Understanding first) {
    return second instanceof Understanding.Unparsable ? first : second;
  }

  private static Understanding parsed(String sql) {
    try {
      Statement statement = CCJSqlParserUtil.parse(sql, THREADS, parser -> {});
      Set<String> writes = new TreeSet<>();
      written(statement, writes);
      Set<String> reads = new TreeSet<>();
      for (String name : new TablesNamesFinder<Void>().getTables(statement)) {
        reads.add(spelled(name));
      }
      reads.removeAll(writes);
      return new Understanding.Tables(reads, writes);
    } catch (JSQLParserException unknown) {
      return new Understanding.Unparsable(firstLine(unknown));
    } catch (UnsupportedOperationException | NullPointerException unknown) {
      return new Understanding.Unparsable("the parser cannot tell its tables");
    }
  }

  private static String firstLine(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("syntax");
  }

  private static void written(Statement statement, Set<String> writes) {
    switch (statement) {
      case Insert insert -> {
        add(insert.getTable(), writes);
        nested(insert.getWithItemsList(), writes);
      }
      case Update update -> {
        add(update.getTable(), writes);
        nested(update.getWithItemsList(), writes);
      }
      case Delete delete -> {
        add(delete.getTable(), writes);
        nested(delete.getWithItemsList(), writes);
      }
      case Merge merge -> {
        add(merge.getTable(), writes);
        nested(merge.getWithItemsList(), writes);
      }
      case Truncate truncate ->
          Stream.concat(Stream.ofNullable(truncate.getTable()), tables(truncate.getTables()))
              .forEach(table -> add(table, writes));
      case Select select -> nested(select.getWithItemsList(), writes);
      default -> {}
    }
  }

  private static Stream<Table> tables(@Nullable List<Table> tables) {
    return tables == null ? Stream.of() : tables.stream();
  }

  private static void nested(@Nullable List<WithItem<?>> items, Set<String> writes) {
    if (items != null) {
      for (WithItem<?> item : items) {
        switch (item.getParenthesedStatement()) {
          case ParenthesedInsert inner -> written(inner.getInsert(), writes);
          case ParenthesedUpdate inner -> written(inner.getUpdate(), writes);
          case ParenthesedDelete inner -> written(inner.getDelete(), writes);
          default -> {}
        }
      }
    }
  }

  private static void add(@Nullable Table table, Set<String> writes) {
    if (table != null) {
      writes.add(spelled(table.getFullyQualifiedName()));
    }
  }

  /// As PostgreSQL would look for it.
  private static String spelled(String name) {
    StringBuilder spelled = new StringBuilder();
    for (String part : name.split("\\.")) {
      boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
      spelled
          .append(spelled.isEmpty() ? "" : ".")
          .append(quoted ? part.substring(1, part.length() - 1) : part.toLowerCase(Locale.ROOT));
    }
    return spelled.toString();
  }
}
