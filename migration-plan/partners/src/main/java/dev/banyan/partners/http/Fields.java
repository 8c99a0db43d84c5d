package dev.banyan.partners.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the members of a JSON object and collects what is wrong with them.
///
/// What a reader returns for a wrong member is meaningless; call [#refuse] before using any of it.
public final class Fields {
  private final JsonNode json;
  private final String prefix;
  private final List<Problem.Fault> faults;

  Fields(JsonNode json) {
    this(json, "", new ArrayList<>());
  }

  private Fields(JsonNode json, String prefix, List<Problem.Fault> faults) {
    this.json = json;
    this.prefix = prefix;
    this.faults = faults;
  }

  /// The members of a member that is an object itself; its faults are told with the others.
  public Fields object(String field) {
    JsonNode value = json.path(field);
    if (!value.isObject()) {
      fault(field, value.isMissingNode() || value.isNull() ? "is required" : "must be an object");
      return new Fields(value, prefix + field + ".", new ArrayList<>());
    }
    return new Fields(value, prefix + field + ".", faults);
  }

  /// A member that is an object or not given.
  public Optional<JsonNode> anyObject(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      fault(field, "must be an object or null");
    }
    return Optional.of(value);
  }

  /// Text of 1 to `longest` characters, not only blanks.
  public String text(String field, int longest) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      fault(field, "is required");
      return "";
    }
    String text = value.asText();
    if (!value.isTextual()) {
      fault(field, "must be text");
    } else if (text.isBlank() || text.length() > longest) {
      fault(field, "must have 1 to %d characters".formatted(longest));
    }
    return text;
  }

  /// Text of a given form.
  public String text(String field, Pattern form, String meaning) {
    JsonNode value = json.path(field);
    String text = value.asText();
    if (value.isMissingNode() || value.isNull()) {
      fault(field, "is required");
    } else if (!value.isTextual() || !form.matcher(text).matches()) {
      fault(field, "must be " + meaning);
    }
    return text;
  }

  /// An absolute http or https address.
  public URI address(String field) {
    String text = text(field, 500);
    try {
      URI address = new URI(text);
      if (address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException unreadable) {
      // told below
    }
    if (!text.isBlank()) {
      fault(field, "must be an address as http://host/path");
    }
    return URI.create("");
  }

  /// Records a fault that the caller has found.
  public void fault(String field, String message) {
    faults.add(new Problem.Fault(prefix + field, message));
  }

  /// Ends the request with 400 if anything was wrong.
  public void refuse() {
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.invalid(faults));
    }
  }
}
