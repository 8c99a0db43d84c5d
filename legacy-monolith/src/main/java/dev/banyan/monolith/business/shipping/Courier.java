package dev.banyan.monolith.business.shipping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.monolith.data.shipping.WaitingParcels.Consignment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the courier, by HTTP. Whatever is asked twice under one tracking number counts once there.
@ApplicationScoped
public class Courier {
  /// What came of asking.
  public sealed interface Answer {
    /// It is done.
    record Done() implements Answer {}

    /// The courier has decided otherwise: it was stopped there, or is on its way already.
    record Conflict() implements Answer {}

    /// The courier certainly did nothing, and will not for others at the moment.
    record Unreachable(String reason) implements Answer {}

    /// Nobody knows whether the courier did it.
    record Unclear(String reason) implements Answer {}
  }

  private static final ObjectMapper JSON = new JsonMapper();

  private final CourierSettings settings;
  private final HttpClient client;

  Courier(CourierSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectWithin())
            .build();
  }

  /// The settings that are missing to ask any courier; empty if there is one.
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (settings.url().isEmpty()) {
      missing.add("SHOP_COURIER_URL");
    }
    if (settings.key().isEmpty()) {
      missing.add("SHOP_COURIER_KEY");
    }
    if (settings.callback().isEmpty()) {
      missing.add("SHOP_COURIER_CALLBACK");
    }
    return missing;
  }

  /// Asks to collect a parcel.
  public Answer take(Consignment consignment) {
    ObjectNode body = JSON.createObjectNode();
    body.put("recipient", consignment.recipient());
    body.put("country", consignment.country());
    body.set("address", JSON.valueToTree(consignment.address()));
    body.put(
        "callback",
        settings.callback().map(Courier::base).orElseThrow()
            + "/api/shipments/"
            + consignment.trackingNumber()
            + "/events");
    return ask("PUT", consignment.trackingNumber(), body.toString());
  }

  /// Asks never to collect a parcel, or to bring it back.
  public Answer stop(String trackingNumber) {
    Optional<String> missing = missing().stream().findFirst();
    return missing.isPresent()
        ? new Answer.Unclear(missing.get() + " is not set")
        : ask("POST", trackingNumber + "/stop", "");
  }

  private Answer ask(String method, String what, String body) {
    URI uri =
        URI.create(settings.url().map(Courier::base).orElseThrow() + "/v1/consignments/" + what);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.answerWithin())
            .header("Authorization", "Bearer " + settings.key().orElseThrow())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return answer(client.send(request, BodyHandlers.ofString()));
    } catch (ConnectException | HttpConnectTimeoutException notThere) {
      return new Answer.Unreachable("no connection to " + uri.getAuthority());
    } catch (IOException cutOff) {
      return new Answer.Unclear("no answer: " + cutOff);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unclear("interrupted");
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200, 201 -> new Answer.Done();
      case 409 -> new Answer.Conflict();
      case 503 -> new Answer.Unreachable("the courier answers 503");
      default -> new Answer.Unclear("the courier answers " + response.statusCode());
    };
  }

  private static String base(URI uri) {
    return uri.toString().replaceAll("/+$", "");
  }
}
