package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that a shopper makes.
///
/// @param capability whose contract promises the answer
public record Call(
    String capability,
    String method,
    String path,
    @Nullable JsonNode body,
    Map<String, String> headers) {
  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(String capability, String path) {
    return new Call(capability, "GET", path, null, Map.of());
  }

  public static Call send(String capability, String method, String path, JsonNode body) {
    return new Call(capability, method, path, body, Map.of());
  }

  public static Call bare(String capability, String method, String path) {
    return new Call(capability, method, path, null, Map.of());
  }

  public static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  public Call with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Call(capability, method, path, body, more);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
