package dev.banyan.monolith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.partners.Partner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The card processor as a process of its own, so that tests can kill it in the middle of a
/// checkout. What it is asked, and what it answers, is in the README of the partners.
public final class CardProcessorProcess implements QuarkusTestResourceLifecycleManager {
  public static final String GOOD_CARD = "4242 4242 4242 4242";
  public static final String DECLINED_CARD = "4000000000000002";
  public static final String POOR_CARD = "4000000000009995";
  public static final String SLOW_CARD = "4000000000000259";
  public static final String SILENT_CARD = "4000000000000119";

  private static final String KEY = "key-of-the-tests";

  /// Kept where every class loader of the tests finds it.
  private static final String PROCESS = "test.card-processor.process";

  private static final String PORT = "test.card-processor.port";
  private static final String DATA = "test.card-processor.data";

  @Override
  public Map<String, String> start() {
    try (ServerSocket free = new ServerSocket(0)) {
      System.setProperty(PORT, String.valueOf(free.getLocalPort()));
      System.setProperty(DATA, Files.createTempDirectory("card-processor").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    startAgain();
    return Map.of("shop.card-processor.url", root().toString(), "shop.card-processor.key", KEY);
  }

  @Override
  public void stop() {
    kill();
  }

  /// As a crash would.
  public static void kill() {
    ProcessHandle.of(Long.getLong(PROCESS))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /// On the same port, with what it had written down.
  public static void startAgain() {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx48m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Partner.class.getName(),
                  "card-processor"));
      builder.environment().put("PARTNER_PORT", System.getProperty(PORT));
      builder.environment().put("PARTNER_KEY", KEY);
      builder.environment().put("PARTNER_DATA", System.getProperty(DATA));
      Process process = builder.redirectErrorStream(true).start();
      System.setProperty(PROCESS, String.valueOf(process.pid()));
      BufferedReader said = process.inputReader();
      String line = said.readLine();
      while (line != null && !line.contains("listens on")) {
        line = said.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the card processor did not start");
      }
      Thread.ofVirtual().start(() -> said.lines().forEach(each -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets it fail from now on: `none`, `refuse`, `hang`, `error` or `lose-answers`.
  public static void outage(String mode) {
    send("PUT", "/control/outage", "{\"mode\":\"%s\"}".formatted(mode));
  }

  /// What it knows of a payment.
  public static JsonNode authorization(String reference) {
    return send("GET", "/v1/authorizations/" + reference, "");
  }

  /// Gives up a promise behind the shop's back.
  public static void letGo(String reference) {
    send("POST", "/v1/authorizations/" + reference + "/void", "");
  }

  private static JsonNode send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(root().resolve(path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static URI root() {
    return URI.create("http://127.0.0.1:" + System.getProperty(PORT));
  }
}
