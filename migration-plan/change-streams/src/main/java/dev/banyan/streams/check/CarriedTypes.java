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
          "tsquery",
          "bit",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "int4range",
          "int8range",
          "numrange",
          "daterange",
          "tsrange",
          "tstzrange",
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "datemultirange",
          "tsmultirange",
          "tstzmultirange",
          "pg_lsn",
          "jsonpath");

  private static final Set<String> NOT_IN_ARRAYS =
      Set.of(
          "money",
          "interval",
          "bit",
          "xml",
          "name",
          "tsquery",
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "datemultirange",
          "tsmultirange",
          "tstzmultirange",
          "pg_lsn",
          "jsonpath");

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
      return refusal(inner);
    }
    if (inner != null) {
      return NOT_IN_ARRAYS.contains(inner.name())
          ? Optional.of("Debezium leaves arrays of %s out, or their values".formatted(inner.name()))
          : refusal(inner);
    }
    boolean carried =
        type.isEnum()
            || type.name().equals("citext")
            || (type.builtIn() && PLAIN.contains(type.name()));
    return carried ? Optional.empty() : Optional.of(because(type.name()));
  }

  private static String because(String type) {
    return switch (type) {
      case "varbit" -> "it arrives without its length";
      case "timetz" -> "it arrives in UTC, without its zone";
      case "oid", "lo" -> "it only points to a large object, which stays behind";
      case "point", "line", "lseg", "box", "path", "polygon", "circle" ->
          "shapes arrive as bytes that SQL does not read";
      default -> "it arrives as bytes that only its own database understands";
    };
  }
}
