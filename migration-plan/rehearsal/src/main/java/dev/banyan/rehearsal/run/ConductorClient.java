package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The conductor's API, as far as a run and the commands need it.
public final class ConductorClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// A comparison of the stores may come first, and a handover that goes back takes its time.
  private static final Duration DIAL_PATIENCE = Duration.ofSeconds(90);

  private static final Duration DIFF_PATIENCE = Duration.ofMinutes(3);
  private static final Duration LONG_DIFF_PATIENCE = Duration.ofHours(24);

  /// @param body missing if it is no JSON
  public record Answer(int status, JsonNode body) {
    public boolean good() {
      return status / 100 == 2;
    }

    /// What a problem says of itself, one reason each.
    public List<String> reasons() {
      List<String> reasons = new ArrayList<>();
      body.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      return reasons.isEmpty() ? List.of(told()) : reasons;
    }

    /// What a problem says of itself.
    public String told() {
      return body.path("detail").asText("status " + status);
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI conductor;
  private final String token;

  public ConductorClient(URI conductor, String token) {
    this.conductor = conductor;
    this.token = token;
  }

  public Answer status() throws IOException, InterruptedException {
    return ask("GET", "/api/status", null, PATIENCE);
  }

  public Answer journal(long after) throws IOException, InterruptedException {
    return ask("GET", "/api/journal?after=" + after, null, PATIENCE);
  }

  Answer start(JsonNode request) throws IOException, InterruptedException {
    return ask("POST", "/api/plan/start", request, PATIENCE);
  }

  Answer stop() throws IOException, InterruptedException {
    return ask("POST", "/api/plan/stop", null, PATIENCE);
  }

  /// A person's yes to the next share of the writes.
  public Answer confirm(String capability) throws IOException, InterruptedException {
    return ask(
        "POST",
        "/api/plan/confirm",
        json.createObjectNode().put("capability", capability),
        PATIENCE);
  }

  Answer evidence(JsonNode counts) throws IOException, InterruptedException {
    return ask("POST", "/api/evidence/shoppers", counts, PATIENCE);
  }

  Answer diff(String capability, String direction) throws IOException, InterruptedException {
    return ask("POST", diffPath(capability, direction), null, DIFF_PATIENCE);
  }

  /// Compares one direction, however long it takes.
  ///
  /// @param repair whether rows that differ are sent again
  public Answer diff(String capability, String direction, boolean repair)
      throws IOException, InterruptedException {
    return ask(
        "POST", diffPath(capability, direction) + "&repair=" + repair, null, LONG_DIFF_PATIENCE);
  }

  /// How far the diff under way has come.
  public Answer diffProgress(String capability, String direction)
      throws IOException, InterruptedException {
    return ask("GET", diffPath(capability, direction), null, PATIENCE);
  }

  /// Begins streams anew, and copies again what their sender owns.
  ///
  /// @param direction `forward` or `backward`; null is both
  public Answer copyAgain(String capability, @Nullable String direction)
      throws IOException, InterruptedException {
    return ask(
        "POST",
        "/api/capabilities/"
            + capability
            + "/copy-again"
            + (direction == null ? "" : "?direction=" + direction),
        null,
        DIFF_PATIENCE);
  }

  /// Changes that the streams put aside, by direction.
  public Answer parked(String capability) throws IOException, InterruptedException {
    return ask("GET", parkedPath(capability), null, PATIENCE);
  }

  /// Lets them be tried again, except what is rogue.
  public Answer retryParked(String capability) throws IOException, InterruptedException {
    return ask("POST", parkedPath(capability) + "/retry", null, PATIENCE);
  }

  /// Forgets what is rogue.
  public Answer forgetRogue(String capability) throws IOException, InterruptedException {
    return ask("DELETE", parkedPath(capability) + "/rogue", null, PATIENCE);
  }

  /// Turns a dial and waits for it.
  ///
  /// @param shares `reads`, `writes` or both, in percent
  public Answer turnDial(String capability, JsonNode shares)
      throws IOException, InterruptedException {
    return ask("PUT", dialPath(capability), shares, DIAL_PATIENCE);
  }

  /// What that would do now.
  public Answer foreseeDial(String capability, JsonNode shares)
      throws IOException, InterruptedException {
    String query =
        shares.properties().stream()
            .map(share -> share.getKey() + "=" + share.getValue().asText())
            .collect(Collectors.joining("&"));
    return ask("GET", dialPath(capability) + "?" + query, null, DIAL_PATIENCE);
  }

  /// Gives a dial back to the plan.
  public Answer releaseDial(String capability) throws IOException, InterruptedException {
    return ask("DELETE", dialPath(capability), null, DIAL_PATIENCE);
  }

  /// Begins to bring a capability back to the monolith, those that require it first.
  ///
  /// @param lose whether what does not come back is given up
  public Answer rollBack(String capability, boolean lose) throws IOException, InterruptedException {
    return ask("POST", rollbackPath(capability) + (lose ? "?lose=true" : ""), null, DIAL_PATIENCE);
  }

  public Answer foreseeRollback(String capability) throws IOException, InterruptedException {
    return ask("GET", rollbackPath(capability), null, DIAL_PATIENCE);
  }

  public Answer rollbackProgress(String capability) throws IOException, InterruptedException {
    return ask("GET", rollbackPath(capability) + "/progress", null, PATIENCE);
  }

  /// The newest entries of the journal, oldest first.
  public Answer journalsEnd(int atMost) throws IOException, InterruptedException {
    return ask("GET", "/api/journal?last=" + atMost, null, PATIENCE);
  }

  private static String dialPath(String capability) {
    return "/api/capabilities/" + encoded(capability) + "/dial";
  }

  private static String rollbackPath(String capability) {
    return "/api/capabilities/" + encoded(capability) + "/rollback";
  }

  private static String encoded(String capability) {
    return URLEncoder.encode(capability, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String parkedPath(String capability) {
    return "/api/capabilities/" + capability + "/parked";
  }

  private static String diffPath(String capability, String direction) {
    return "/api/capabilities/" + capability + "/diff?direction=" + direction;
  }

  private Answer ask(String method, String path, @Nullable JsonNode body, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(conductor.resolve(path))
            .timeout(patience)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json");
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").contains("json")
            && response.body().length > 0;
    return new Answer(
        response.statusCode(), isJson ? json.readTree(response.body()) : MissingNode.getInstance());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
