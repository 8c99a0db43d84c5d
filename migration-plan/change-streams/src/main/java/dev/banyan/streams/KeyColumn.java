package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import org.jspecify.annotations.Nullable;

/// A column of the target's primary key: how rows are put in order and looked up by it.
///
/// @param name in the target
/// @param type that both sides' values fit in
/// @param asText whether the sides agree on no order but that of the values' texts
/// @param base the source table's column it shows unchanged; null where it is computed
record KeyColumn(String name, String type, boolean asText, @Nullable String base) {
  /// @param sameOrder whether texts are ordered alike on both sides
  static KeyColumn of(ColumnType from, ColumnType into, boolean sameOrder) {
    if (from.integer() && into.integer()) {
      return new KeyColumn(into.name(), "int8", false, from.base());
    }
    if (from.text() && into.text()) {
      return new KeyColumn(into.name(), "text", !sameOrder, from.base());
    }
    boolean alike =
        from.type().equals(into.type()) && into.builtIn() && !into.type().equals("bpchar");
    return alike
        ? new KeyColumn(into.name(), into.type(), false, from.base())
        : new KeyColumn(into.name(), "text", true, from.base());
  }

  /// As rows are put in order by it.
  String ordered() {
    return asText ? "(mapped.%s::text collate \"C\")".formatted(quoted(name)) : plain();
  }

  /// A parameter that it is compared with.
  String parameter() {
    return asText ? "(?::text collate \"C\")" : "?::" + type;
  }

  /// Whether a row is the one that is looked for.
  ///
  /// @param wanted a text
  String is(String wanted) {
    return asText
        ? "mapped.%s::text = %s".formatted(quoted(name), wanted)
        : "%s = %s::%s".formatted(plain(), wanted, type);
  }

  private String plain() {
    return "mapped." + quoted(name);
  }
}
