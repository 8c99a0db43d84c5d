package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.StreamsRig;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// Lets the conductor put up the streams of a capability and stops its walk once both stores hold
/// the same, so that rows flow and nothing else happens.
public final class StreamsUp {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> NOT_YET = Set.of("OnMonolith", "Copying");

  private StreamsUp() {}

  /// @throws IllegalStateException with the conductor's own words, if it does not come to that
  public static void await(StreamsRig rig, String capability)
      throws IOException, InterruptedException {
    try (ConductorClient conductor = new ConductorClient(rig.conductor(), rig.apiToken())) {
      await(conductor, capability);
    }
  }

  /// @throws IllegalStateException with the conductor's own words, if it does not come to that
  public static void await(ConductorClient conductor, String capability)
      throws IOException, InterruptedException {
    ObjectNode start = new ObjectMapper().createObjectNode().put("pace", "quick");
    start.putArray("capabilities").add(capability);
    ConductorClient.Answer begun = conductor.start(start);
    if (!begun.good()) {
      throw new IllegalStateException("the walk does not begin: " + begun.told());
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode status = conductor.status().body();
    while (NOT_YET.contains(stage(status, capability))) {
      if (System.nanoTime() > end || status.path("plan").path("state").asText().equals("STOPPED")) {
        throw new IllegalStateException(
            "'%s' did not get in sync: %s".formatted(capability, status));
      }
      Thread.sleep(200);
      status = conductor.status().body();
    }
    conductor.stop();
  }

  private static String stage(JsonNode status, String capability) {
    for (JsonNode each : status.path("capabilities")) {
      if (each.path("name").asText().equals(capability)) {
        return each.path("stage").asText();
      }
    }
    return "";
  }
}
