package dev.banyan.streams.check;

import java.util.Optional;
import java.util.Set;

/// The types whose values arrive as they were, by way of Debezium and JSON; and why the others do
/// not.
final class CarriedTypes {
  private static final Set<String> PLAIN =
      Set.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "money",
          "text",
          "varchar",
          "bpchar",
          "name",
          "char",
          "uuid",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "interval",
          "bytea",
          "json",
          "jsonb",
          "xml",
          "tsvector",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "int4range",
          "int8range",
          "numrange",
          "daterange",
          "tsrange",
          "tstzrange");

  private static final Set<String> IN_ARRAYS =
      Set.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "text",
          "varchar",
          "bpchar",
          "uuid",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "inet",
          "cidr",
          "macaddr",
          "int4range",
          "int8range",
          "numrange",
          "daterange",
          "tsrange",
          "tstzrange");

  private CarriedTypes() {}

  /// Why a column cannot be carried; empty if it can.
  static Optional<String> refusal(LiveColumn column) {
    return column.dimensions() > 1
        ? Optional.of("arrays of several dimensions arrive without their values")
        : refusal(column.type());
  }

  private static Optional<String> refusal(LiveType type) {
    LiveType inner = type.inner();
    if (type.domain() && inner != null) {
      return inner.builtIn() && !inner.domain() && !inner.array()
          ? refusal(inner)
          : Optional.of("of a domain, only a plain built-in type below it is known");
    }
    if (inner != null) {
      return inner.builtIn() && IN_ARRAYS.contains(inner.name())
          ? Optional.empty()
          : Optional.of(
              "arrays of %s arrive as something else, or not at all".formatted(inner.name()));
    }
    boolean carried =
        type.isEnum()
            || type.name().equals("citext")
            || (type.builtIn() && PLAIN.contains(type.name()));
    return carried ? Optional.empty() : Optional.of(because(type));
  }

  private static String because(LiveType type) {
    return switch (type.name()) {
      case "bit", "varbit" -> "bits arrive as bytes, the last one first";
      case "timetz" -> "it arrives in UTC, without its zone";
      case "oid", "lo" -> "it only points to a large object, which stays behind";
      case "point", "line", "lseg", "box", "path", "polygon", "circle" ->
          "shapes arrive as bytes that SQL does not read";
      default ->
          type.kind().equals("m")
              ? "multiranges arrive as bytes that SQL does not read"
              : "it arrives as bytes that only its own database understands";
    };
  }
}
