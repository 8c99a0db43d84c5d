package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A question to a person: where the plan says `confirm`, the walk waits for a yes before more
/// writes move.
///
/// @param capability whose writes
/// @param what the conductor's words
public record Asking(String capability, String what) {
  /// How the conductor's verdict begins then; it has no field of its own for it.
  private static final String ASKS = "a person must say yes";

  /// @param capability as the conductor's status shows it
  public static Optional<Asking> of(JsonNode capability) {
    JsonNode verdict = capability.path("verdict");
    String reason = verdict.path("reason").asText();
    return verdict.path("kind").asText().equals("WAIT") && reason.startsWith(ASKS)
        ? Optional.of(new Asking(capability.path("name").asText(), reason))
        : Optional.empty();
  }

  /// The command that says yes.
  public String yes() {
    return "./rehearse confirm " + capability;
  }
}
