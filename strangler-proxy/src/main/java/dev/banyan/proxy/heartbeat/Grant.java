package dev.banyan.proxy.heartbeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The conductor's answer to a heartbeat.
///
/// @param sentAt when the heartbeat was sent, by [System#nanoTime]: the lease begins here, so that
///   it ends before the conductor's view of it
/// @param now the conductor's clock when it answered, in milliseconds
/// @param applied by capability
record Grant(long sentAt, Duration lease, long now, Map<String, Applied> applied) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Grant {
    applied = Map.copyOf(applied);
  }

  /// @throws IOException if it is no such answer
  static Grant read(String text, long sentAt) throws IOException {
    JsonNode answer;
    try {
      answer = JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      throw new IOException("its answer is not JSON: " + noJson.getOriginalMessage(), noJson);
    }
    JsonNode lease = answer.path("leaseMillis");
    JsonNode now = answer.path("now");
    if (!lease.isIntegralNumber() || lease.longValue() <= 0 || !now.isIntegralNumber()) {
      throw new IOException("its answer has no leaseMillis above zero, or no now");
    }
    Map<String, Applied> applied = new HashMap<>();
    for (Map.Entry<String, JsonNode> stream : answer.path("applied").properties()) {
      applied.put(
          stream.getKey(),
          new Applied(
              stream.getValue().path("forward").asLong(Applied.NEVER),
              stream.getValue().path("backward").asLong(Applied.NEVER)));
    }
    return new Grant(sentAt, Duration.ofMillis(lease.longValue()), now.longValue(), applied);
  }
}
