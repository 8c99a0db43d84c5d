package dev.banyan.partners.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.partners.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/// What was asked: the names in the path, and the body.
public record Request(String method, String path, Map<String, String> names, String body) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /// What the request says, to be read field by field; what is wrong is told by [Fields#refuse].
  public Fields fields() {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(body);
    } catch (IOException unreadable) {
      // no word of what stands there: it may be a card number
      throw new Refusal(Problem.of(400, "The body cannot be read: it must be a JSON object."));
    }
    if (!json.isObject()) {
      throw new Refusal(Problem.of(400, "The body must be a JSON object."));
    }
    return checked(new Fields(json));
  }

  /// For a request whose path says everything.
  public Fields nothing() {
    return checked(new Fields(Json.MAPPER.createObjectNode()));
  }

  public String name(String of) {
    return names.getOrDefault(of, "");
  }

  private Fields checked(Fields fields) {
    names.forEach(
        (name, value) -> {
          if (!NAME.matcher(value).matches()) {
            fields.fault(name, "must be 1 to 64 of the characters A-Z a-z 0-9 . _ : -");
          }
        });
    return fields;
  }
}
