package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the conductor says that everything stands.
///
/// @param state of the walk: `IDLE`, `WALKING`, `COMPLETED`, `ROLLED_BACK` or `STOPPED`
/// @param reason why it ended; blank while it has not
record Standing(String plan, String state, String reason, List<OfCapability> capabilities) {
  static final Standing UNKNOWN = new Standing("", "IDLE", "", List.of());

  /// Shares are in percent.
  ///
  /// @param asking null as long as no person is asked
  record OfCapability(
      String name,
      String stage,
      BigDecimal reads,
      @Nullable Double actualReads,
      BigDecimal writes,
      @Nullable Long lagMillis,
      @Nullable Asking asking,
      JsonNode streams) {
    static OfCapability of(JsonNode node) {
      JsonNode reads = node.path("reads");
      return new OfCapability(
          node.path("name").asText(),
          node.path("stage").asText(),
          reads.path("wanted").decimalValue(),
          reads.path("actual").isNumber() ? reads.path("actual").doubleValue() : null,
          node.path("writes").path("wanted").decimalValue(),
          node.path("lagMillis").isNumber() ? node.path("lagMillis").longValue() : null,
          Asking.of(node).orElse(null),
          node.path("streams"));
    }
  }

  static Standing of(JsonNode status) {
    List<OfCapability> capabilities = new ArrayList<>();
    status.path("capabilities").forEach(each -> capabilities.add(OfCapability.of(each)));
    JsonNode plan = status.path("plan");
    return new Standing(
        plan.path("name").asText(),
        plan.path("state").asText(),
        plan.path("reason").isTextual() ? plan.path("reason").asText() : "",
        capabilities);
  }

  boolean walking() {
    return state.equals("WALKING");
  }

  boolean completed() {
    return state.equals("COMPLETED");
  }

  boolean rolledBack() {
    return state.equals("ROLLED_BACK");
  }

  /// What a person is asked.
  Optional<Asking> asking() {
    return walking()
        ? capabilities.stream().map(OfCapability::asking).filter(Objects::nonNull).findFirst()
        : Optional.empty();
  }

  Optional<OfCapability> of(String capability) {
    return capabilities.stream().filter(each -> each.name().equals(capability)).findFirst();
  }
}
