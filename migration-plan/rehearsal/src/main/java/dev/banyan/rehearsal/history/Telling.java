package dev.banyan.rehearsal.history;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells operations so that a person understands them.
final class Telling {
  private Telling() {}

  /// "session s1 wrote 'a' at 1.000000 s (acknowledged after 0.5 ms)".
  static String of(Operation operation) {
    return switch (operation.action()) {
      case Action.Found(var value) -> value(value) + " was there from the beginning";
      case Action.Read() -> who(operation) + " read " + shown(operation) + when(operation);
      case Action.Write(var value) -> who(operation) + " wrote " + value(value) + when(operation);
      case Action.ConditionalWrite(var value, var basis) ->
          "%s wrote %s, built on %s,%s"
              .formatted(who(operation), value(value), value(basis), when(operation));
      case Action.Create(var value) ->
          who(operation) + " created " + value(value) + called(operation) + when(operation);
      case Action.Delete() -> who(operation) + " deleted it" + when(operation);
      case Action.Remains() ->
          "store %s holds %s in the end".formatted(operation.session(), shown(operation));
    };
  }

  static String value(@Nullable String value) {
    return value == null ? "nothing" : "'" + value + "'";
  }

  private static String who(Operation operation) {
    String customer = operation.customer();
    return "session "
        + operation.session()
        + (customer == null ? "" : " (customer " + customer + ")");
  }

  private static String shown(Operation operation) {
    Seen seen = operation.seen();
    return value(seen.value()) + (seen.version() < 0 ? "" : " as version " + seen.version());
  }

  private static String called(Operation operation) {
    return operation.key().isEmpty() ? "" : ", which was called '" + operation.key() + "',";
  }

  private static String when(Operation operation) {
    String how =
        switch (operation.outcome()) {
          case ACKNOWLEDGED -> operation.looks() ? "answered" : "acknowledged";
          case REFUSED -> "refused";
          case UNKNOWN -> "no answer, given up";
        };
    return String.format(
        Locale.ROOT,
        " at %.6f s (%s after %.3f ms)",
        operation.begin() / 1e9,
        how,
        (operation.end() - operation.begin()) / 1e6);
  }
}
