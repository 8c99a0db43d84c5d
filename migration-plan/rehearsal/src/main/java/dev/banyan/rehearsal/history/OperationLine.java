package dev.banyan.rehearsal.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An operation as one JSON object: `{"key":"85123A","session":"s1","action":"write","value":"a",
/// "outcome":"acknowledged","begin":1,"end":2}`, with `basis`, `seen`, `version`, `shown` (the
/// customer whom the answer showed) and `customer` where they apply.
final class OperationLine {
  /// Names come again and again; each is kept once.
  private final Map<String, String> names = new HashMap<>();

  static void write(Operation operation, JsonGenerator json) throws IOException {
    Action action = operation.action();
    json.writeStartObject();
    json.writeStringField("key", operation.key());
    json.writeStringField("session", operation.session());
    optional(json, "customer", operation.customer());
    json.writeStringField("action", name(action));
    switch (action) {
      case Action.Found(var value) -> optional(json, "value", value);
      case Action.Write(var value) -> json.writeStringField("value", value);
      case Action.Create(var value) -> json.writeStringField("value", value);
      case Action.ConditionalWrite(var value, var basis) -> {
        json.writeStringField("value", value);
        json.writeStringField("basis", basis);
      }
      case Action.Read(), Action.Remains(), Action.Delete() -> {}
    }
    json.writeStringField("outcome", operation.outcome().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("begin", operation.begin());
    json.writeNumberField("end", operation.end());
    optional(json, "seen", operation.seen().value());
    if (operation.seen().version() >= 0) {
      json.writeNumberField("version", operation.seen().version());
    }
    optional(json, "shown", operation.seen().customer());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String member, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(member, value);
    }
  }

  private static String name(Action action) {
    return switch (action) {
      case Action.Found(var value) -> "found";
      case Action.Read() -> "read";
      case Action.Write(var value) -> "write";
      case Action.ConditionalWrite(var value, var basis) -> "conditional-write";
      case Action.Create(var value) -> "create";
      case Action.Delete() -> "delete";
      case Action.Remains() -> "remains";
    };
  }

  /// @return null for the line that closes a history
  /// @throws IOException if it is no JSON
  /// @throws IllegalArgumentException if it is no operation
  @Nullable Operation read(JsonParser json) throws IOException {
    Map<String, String> members = new HashMap<>();
    while (json.nextToken() != null) {
      if (json.currentToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_NULL) {
          members.put(member, json.getText());
        }
      }
    }
    return members.containsKey(CLOSED) ? null : operation(members);
  }

  static final String CLOSED = "operations";

  private Operation operation(Map<String, String> members) {
    String customer = members.get("customer");
    return new Operation(
        name(of(members, "session")),
        customer == null ? null : name(customer),
        name(of(members, "key")),
        action(members),
        outcome(of(members, "outcome")),
        Long.parseLong(of(members, "begin")),
        Long.parseLong(of(members, "end")),
        seen(members));
  }

  private static Action action(Map<String, String> members) {
    String action = of(members, "action");
    return switch (action) {
      case "found" -> new Action.Found(members.get("value"));
      case "read" -> new Action.Read();
      case "write" -> new Action.Write(of(members, "value"));
      case "conditional-write" ->
          new Action.ConditionalWrite(of(members, "value"), of(members, "basis"));
      case "create" -> new Action.Create(of(members, "value"));
      case "delete" -> new Action.Delete();
      case "remains" -> new Action.Remains();
      default ->
          throw new IllegalArgumentException(
              "'"
                  + action
                  + "' is no action; there are found, read, write, conditional-write, create,"
                  + " delete, remains");
    };
  }

  private static Outcome outcome(String outcome) {
    return switch (outcome) {
      case "acknowledged" -> Outcome.ACKNOWLEDGED;
      case "refused" -> Outcome.REFUSED;
      case "unknown" -> Outcome.UNKNOWN;
      default ->
          throw new IllegalArgumentException(
              "'" + outcome + "' is no outcome; there are acknowledged, refused, unknown");
    };
  }

  private static Seen seen(Map<String, String> members) {
    String value = members.get("seen");
    String version = members.get("version");
    String customer = members.get("shown");
    return value == null && version == null && customer == null
        ? Seen.NOTHING
        : new Seen(value, version == null ? -1 : Long.parseLong(version), customer);
  }

  private static String of(Map<String, String> members, String member) {
    String value = members.get(member);
    if (value == null) {
      throw new IllegalArgumentException("an operation has a member '" + member + "'");
    }
    return value;
  }

  private String name(String text) {
    String known = names.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
