package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The card processor's own books: the outside witness of what was paid.
public final class CardBooks {
  /// @param status as the processor spells it: `authorized`, `captured`, `declined` or `voided`
  public record Charge(String status, BigDecimal amount, BigDecimal refunded) {}

  private final URI processor;
  private final String key;

  public CardBooks(URI processor, String key) {
    this.processor = processor;
    this.key = key;
  }

  /// Everything that was ever asked, by reference.
  Map<String, Charge> charges() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(processor.resolve("/v1/authorizations"))
            .header("Authorization", "Bearer " + key)
            .timeout(Duration.ofSeconds(20))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new UnreadableBooks(
            "the card processor's charges", new IOException("status " + answer.statusCode()));
      }
      Map<String, Charge> charges = new HashMap<>();
      for (JsonNode each : new ObjectMapper().readTree(answer.body())) {
        charges.put(
            each.path("reference").asText(),
            new Charge(
                each.path("status").asText(),
                new BigDecimal(each.path("amount").asText("0")),
                new BigDecimal(each.path("refunded").asText("0"))));
      }
      return charges;
    } catch (IOException unreadable) {
      throw new UnreadableBooks("the card processor's charges", unreadable);
    }
  }
}
