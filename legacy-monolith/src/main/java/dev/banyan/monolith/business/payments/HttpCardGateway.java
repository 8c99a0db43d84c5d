package dev.banyan.monolith.business.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The card processor over HTTP. Whatever is no clear yes or no is silence: the caller asks again.
@ApplicationScoped
class HttpCardGateway implements CardGateway {
  private static final Logger LOG = Logger.getLogger(HttpCardGateway.class);
  private static final ObjectMapper JSON = new JsonMapper();
  private static final String CURRENCY = "GBP";

  private record Answer(int status, JsonNode body) {
    boolean says(String status) {
      return body.path("status").asText().equals(status);
    }
  }

  private final CardProcessorSettings settings;
  private final HttpClient client;

  HttpCardGateway(CardProcessorSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.patience())
            .build();
  }

  @Override
  public Authorization authorize(String reference, BigDecimal amount, Card card) {
    ObjectNode body = amount(amount).put("currency", CURRENCY);
    body.putObject("card")
        .put("number", card.number())
        .put("expiry", card.expiry())
        .put("cvc", card.securityCode());
    Optional<Answer> answer = ask("PUT", authorization(reference), body);
    if (answer.isEmpty()) {
      return new Authorization.Silence();
    }
    Answer told = answer.get();
    return switch (told.status()) {
      case 200, 201 ->
          told.says("authorized") || told.says("captured")
              ? new Authorization.Authorized()
              : told.says("voided") ? new Authorization.LetGo() : new Authorization.Silence();
      case 402 -> new Authorization.Declined(told.body().path("reason").asText("card_declined"));
      case 409 -> new Authorization.LetGo();
      default -> new Authorization.Silence();
    };
  }

  @Override
  public Outcome capture(String reference) {
    return outcome(ask("POST", authorization(reference) + "/capture", null));
  }

  @Override
  public Outcome letGo(String reference) {
    return outcome(ask("POST", authorization(reference) + "/void", null));
  }

  @Override
  public Outcome refund(String reference, String refund, BigDecimal amount) {
    return outcome(ask("PUT", authorization(reference) + "/refunds/" + refund, amount(amount)));
  }

  @Override
  public Optional<Settlement> settlement(LocalDate day) {
    return ask("GET", "v1/settlements/" + day, null)
        .filter(answer -> answer.status() == 200)
        .map(
            answer ->
                new Settlement(
                    flow(answer.body().path("captured")), flow(answer.body().path("refunded"))));
  }

  private static Flow flow(JsonNode json) {
    return new Flow(json.path("count").asLong(), new BigDecimal(json.path("sum").asText("0")));
  }

  private static String authorization(String reference) {
    return "v1/authorizations/" + reference;
  }

  private static ObjectNode amount(BigDecimal amount) {
    return JsonNodeFactory.instance.objectNode().put("amount", amount.toPlainString());
  }

  private static Outcome outcome(Optional<Answer> answer) {
    if (answer.isEmpty()) {
      return Outcome.SILENCE;
    }
    return switch (answer.get().status()) {
      case 200, 201 -> Outcome.DONE;
      case 404, 409, 422 -> Outcome.REFUSED;
      default -> Outcome.SILENCE;
    };
  }

  private Optional<Answer> ask(String method, String path, @Nullable JsonNode body) {
    if (settings.url().isEmpty()) {
      LOG.warn("SHOP_CARD_PROCESSOR_URL is not set: nobody can pay by card.");
      return Optional.empty();
    }
    try {
      HttpResponse<String> response =
          client.send(
              request(settings.url().get(), method, path, body),
              HttpResponse.BodyHandlers.ofString());
      return Optional.of(new Answer(response.statusCode(), json(response.body())));
    } catch (IOException silent) {
      LOG.warnf("The card processor did not answer %s %s: %s", method, path, silent);
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private HttpRequest request(URI url, String method, String path, @Nullable JsonNode body) {
    return HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/*$", "/") + path))
        .timeout(settings.patience())
        .header("Authorization", "Bearer " + settings.key().orElse(""))
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      return MissingNode.getInstance();
    }
  }
}
