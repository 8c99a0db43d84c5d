package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What came of a request.
public sealed interface Reply {
  Looked looked();

  /// @param body missing if there was none
  /// @param side `monolith`, `service`, or `nobody` if the proxy does not say
  record Answer(int status, HttpHeaders headers, JsonNode body, String side, Looked looked)
      implements Reply {
    public String text(String member) {
      return body.path(member).asText();
    }
  }

  /// Nothing that can be read came back.
  record Silence(String reason, Looked looked) implements Reply {}
}
