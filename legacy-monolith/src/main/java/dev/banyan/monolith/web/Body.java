package dev.banyan.monolith.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON body and collects what is wrong with them.
///
/// Unknown members are ignored, and `null` is the same as not given. What a reader returns for a
/// wrong member is meaningless; call [#refuse] before using any of it.
public final class Body {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  private final JsonNode json;
  private final Faults faults;
  private final String path;

  private Body(JsonNode json, Faults faults, String path) {
    this.json = json;
    this.faults = faults;
    this.path = path;
  }

  /// @throws Refusal 400 where the body is no JSON object
  public static Body of(@Nullable JsonNode json) {
    if (json == null || !json.isObject()) {
      throw new Refusal(Problem.of(400, "Bad Request", "The body must be a JSON object."));
    }
    return new Body(json, new Faults(), "");
  }

  /// A member that is an object itself; its faults are told together with all others.
  public Body part(String field) {
    JsonNode value = given(field);
    if (value == null || !value.isObject()) {
      fault(field, value == null ? "is required" : "must be a JSON object");
      return new Body(JsonNodeFactory.instance.objectNode(), new Faults(), "");
    }
    return new Body(value, faults, path + field + ".");
  }

  /// A member that is a list of objects, one at least.
  public List<Body> parts(String field) {
    JsonNode value = given(field);
    if (value == null || !value.isArray() || value.isEmpty()) {
      fault(field, "must be a list, not empty");
      return List.of();
    }
    List<Body> parts = new ArrayList<>();
    for (JsonNode each : value) {
      String place = "%s%s[%d]".formatted(path, field, parts.size());
      if (each.isObject()) {
        parts.add(new Body(each, faults, place + "."));
      } else {
        faults.add(place, "must be a JSON object");
      }
    }
    return parts;
  }

  /// Text of 1 to `longest` characters, not only blanks.
  public String text(String field, int longest) {
    return required(field, optionalText(field, 1, longest));
  }

  /// Like [#text], where nothing may be given too.
  public @Nullable String optionalText(String field, int shortest, int longest) {
    JsonNode value = given(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      return fault(field, "must be text");
    }
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest) {
      return fault(field, "must have %d to %d characters".formatted(shortest, longest));
    }
    if (shortest > 0 && text.isBlank()) {
      return fault(field, "must not be blank");
    }
    if (!Faults.isStorable(text)) {
      return fault(field, "contains characters that cannot be stored");
    }
    return text;
  }

  /// A decimal string of at most three decimals, 0 to `most`.
  public @Nullable BigDecimal optionalMoney(String field, BigDecimal most) {
    JsonNode value = given(field);
    if (value == null) {
      return null;
    }
    if (value.isTextual() && DECIMAL.matcher(value.textValue()).matches()) {
      BigDecimal amount = new BigDecimal(value.textValue());
      if (amount.compareTo(most) <= 0) {
        return amount;
      }
    }
    fault(
        field,
        "must be a decimal string from 0 to %s with at most three decimals, as in \"2.55\""
            .formatted(most.toPlainString()));
    return BigDecimal.ZERO;
  }

  /// As [#optionalMoney], given and above zero.
  public BigDecimal money(String field, BigDecimal most) {
    JsonNode value = given(field);
    if (value == null) {
      fault(field, "is required");
      return BigDecimal.ZERO;
    }
    BigDecimal amount = optionalMoney(field, most);
    if (amount != null && amount.signum() == 0 && DECIMAL.matcher(value.asText()).matches()) {
      fault(field, "must be more than 0");
    }
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /// A whole number.
  public int whole(String field, int from, int to) {
    JsonNode value = given(field);
    if (value == null) {
      fault(field, "is required");
      return from;
    }
    if (!value.canConvertToInt()
        || !value.isIntegralNumber()
        || value.intValue() < from
        || value.intValue() > to) {
      fault(field, "must be a whole number from %d to %d".formatted(from, to));
      return from;
    }
    return value.intValue();
  }

  /// Yes or no.
  public boolean flag(String field) {
    JsonNode value = given(field);
    if (value == null || !value.isBoolean()) {
      fault(field, value == null ? "is required" : "must be true or false");
      return false;
    }
    return value.booleanValue();
  }

  /// An id, where one is given.
  public @Nullable Long optionalId(String field) {
    JsonNode value = given(field);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      fault(field, "must be a whole number");
      return null;
    }
    return value.longValue();
  }

  /// One of a few words.
  public <T> T choice(String field, Map<String, T> choices) {
    JsonNode value = given(field);
    T chosen = value == null ? null : choices.get(value.asText());
    if (chosen == null) {
      fault(
          field,
          "must be one of " + String.join(", ", choices.keySet().stream().sorted().toList()));
      return choices.values().iterator().next();
    }
    return chosen;
  }

  /// One of a few words as it is; the first where it is wrong.
  public String choice(String field, List<String> choices) {
    JsonNode value = given(field);
    if (value == null || !choices.contains(value.asText())) {
      fault(field, "must be one of " + String.join(", ", choices.stream().sorted().toList()));
      return choices.get(0);
    }
    return value.asText();
  }

  /// Records a fault that the caller has found.
  public @Nullable String fault(String field, String message) {
    faults.add(path + field, message);
    return null;
  }

  /// Ends the request with 400 if anything was wrong.
  public void refuse() {
    faults.refuse();
  }

  private String required(String field, @Nullable String text) {
    if (text == null) {
      if (given(field) == null) {
        fault(field, "is required");
      }
      return "";
    }
    return text;
  }

  private @Nullable JsonNode given(String field) {
    JsonNode value = json.get(field);
    return value == null || value.isNull() ? null : value;
  }
}
