package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import dev.banyan.analysis.bytecode.CodeMethod;
import dev.banyan.analysis.bytecode.FieldUse;
import dev.banyan.analysis.bytecode.MethodRef;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.sql.SqlText;
import dev.banyan.analysis.sql.StatementReading;
import dev.banyan.analysis.sql.Understanding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who reads and writes which table, as the code says: by its statements, and by what it does with
/// mapped entities and their repositories.
public final class DataAccess {
  private final CodeBase code;
  private final StatementReading reading;
  private final Entities entities;
  private final MappedUse mappedUse;
  private final NamedStatements named;
  private final List<CodeStatement> statements = new ArrayList<>();
  private final Map<MethodRef, Set<Touch>> touches = new TreeMap<>();

  public DataAccess(CodeBase code, Schema schema, StatementReading reading) {
    this.code = code;
    this.reading = reading;
    this.entities = new Entities(code, schema);
    this.mappedUse = new MappedUse(code, entities);
    this.named = new NamedStatements(code);
    for (CodeClass type : code.classes()) {
      type.methods().forEach(method -> statementsOf(method));
      MethodRef mapper = new MethodRef(type.name(), "<mapper>", "");
      named.of(type).forEach(sql -> add(mapper, sql));
    }
    entities.names().learn(statements.stream().flatMap(DataAccess::names).toList());
    for (CodeStatement statement : statements) {
      if (statement.understanding() instanceof Understanding.Tables tables) {
        touch(statement.by(), tables);
      }
    }
    for (CodeClass type : code.classes()) {
      type.methods().forEach(method -> mappedUse.of(method).forEach(touch -> add(touch)));
    }
  }

  /// Every statement that stands in the code.
  public List<CodeStatement> statements() {
    return statements;
  }

  /// What a method does itself, not what it calls.
  public Set<Touch> of(MethodRef method) {
    return touches.getOrDefault(method, Set.of());
  }

  public Stream<Touch> all() {
    return touches.values().stream().flatMap(Set::stream);
  }

  /// The class that is mapped to a table, where there is one.
  public Map<String, String> entities() {
    return entities.tables();
  }

  /// The tables that names in a statement mean; names that mean none are left out.
  public Set<String> tables(Set<String> names) {
    Set<String> found = new TreeSet<>();
    names.forEach(name -> entities.names().of(name).ifPresent(found::add));
    return found;
  }

  public List<String> notes() {
    return named.notes();
  }

  private void statementsOf(CodeMethod method) {
    Set<String> texts = new LinkedHashSet<>(method.texts());
    for (FieldUse use : method.fields()) {
      Optional<CodeClass> owner = use.write() ? Optional.empty() : code.find(use.owner());
      owner.ifPresent(
          found -> texts.addAll(found.fieldTexts().getOrDefault(use.name(), List.of())));
    }
    Set<String> used = new LinkedHashSet<>(named.usedBy(method));
    texts.stream().filter(SqlText::isStatement).forEach(used::add);
    if (!method.ref().name().equals("<clinit>")) {
      used.forEach(sql -> add(method.ref(), sql));
    }
  }

  private void add(MethodRef by, String sql) {
    Understanding understanding = reading.read(sql);
    if (!(understanding instanceof Understanding.NoRows)) {
      statements.add(new CodeStatement(by, sql, understanding));
    }
  }

  private static Stream<String> names(CodeStatement statement) {
    return switch (statement.understanding()) {
      case Understanding.Tables(var reads, var writes) ->
          Stream.concat(reads.stream(), writes.stream());
      case Understanding.NoRows() -> Stream.of();
      case Understanding.Unparsable(var why) -> Stream.of();
    };
  }

  private void touch(MethodRef by, Understanding.Tables names) {
    tables(names.writes()).forEach(table -> add(new Touch(by, table, true)));
    tables(names.reads()).forEach(table -> add(new Touch(by, table, false)));
  }

  private void add(Touch touch) {
    touches.computeIfAbsent(touch.by(), added -> new TreeSet<>()).add(touch);
  }
}
