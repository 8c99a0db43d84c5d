package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;

/// HTTP as a browser's script speaks it, to one shop.
public final class ShopClient implements AutoCloseable {
  /// Longer than the proxy waits for one side and then for the other, so that it is the proxy that
  /// notices a side which hangs.
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final String UNKNOWN_SIDE = "nobody";

  static {
    // Give an idle connection up before any server does: a request on a connection that is just
    // being closed fails, and nobody would be to blame.
    System.setProperty("jdk.httpclient.keepalive.timeout", "4");
  }

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final URI shop;
  private final Clock clock;

  public ShopClient(URI shop, Clock clock) {
    this.shop = shop;
    this.clock = clock;
  }

  public Reply ask(Call call, CookieJar cookies) throws InterruptedException {
    Instant sent = clock.instant();
    try {
      HttpResponse<byte[]> response = http.send(request(call, cookies), BodyHandlers.ofByteArray());
      Looked looked = new Looked(sent, clock.instant());
      cookies.keep(response.headers().allValues("Set-Cookie"));
      return new Reply.Answer(
          response.statusCode(),
          response.headers(),
          body(response),
          response.headers().firstValue("Banyan-Side").orElse(UNKNOWN_SIDE),
          looked);
    } catch (JsonProcessingException broken) {
      return new Reply.Silence(
          "a body that is no JSON: " + broken.getOriginalMessage(),
          new Looked(sent, clock.instant()));
    } catch (IOException lost) {
      String why = String.valueOf(lost.getMessage());
      return new Reply.Silence(
          lost.getClass().getSimpleName() + ": " + why, new Looked(sent, clock.instant()));
    }
  }

  private HttpRequest request(Call call, CookieJar cookies) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(shop.resolve(call.path()))
            .timeout(PATIENCE)
            .header("Accept", "application/json, text/html");
    JsonNode body = call.body();
    if (body == null) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request
          .method(call.method(), BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
          .header("Content-Type", "application/json");
    }
    String cookie = cookies.header();
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    call.headers().forEach(request::header);
    return request.build();
  }

  private JsonNode body(HttpResponse<byte[]> response) throws IOException {
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").contains("json")
            && response.body().length > 0;
    return isJson ? json.readTree(response.body()) : MissingNode.getInstance();
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
