package dev.banyan.rehearsal.drills;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/// Answers that look right and are not: what only a shopper who knows the shop can notice.
final class Lies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal DEARER = new BigDecimal("1.11");

  private Lies() {}

  /// The same JSON with other prices, or with other names where it has no price; anything that is
  /// not JSON stays as it is.
  static byte[] in(byte[] body) throws IOException {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return body;
    }
    if (tree.findValue("price") == null) {
      tree.findParents("name").forEach(Lies::rename);
    } else {
      tree.findParents("price").forEach(Lies::reprice);
    }
    return JSON.writeValueAsBytes(tree);
  }

  private static void reprice(JsonNode parent) {
    if (parent instanceof ObjectNode object && object.path("price").isTextual()) {
      try {
        object.put(
            "price", new BigDecimal(object.path("price").asText()).add(DEARER).toPlainString());
      } catch (NumberFormatException noPrice) {
        object.put("price", DEARER.toPlainString());
      }
    }
  }

  private static void rename(JsonNode parent) {
    if (parent instanceof ObjectNode object && object.path("name").isTextual()) {
      object.put("name", object.path("name").asText() + " of another kind");
    }
  }
}
