package dev.banyan.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.banyan.partners.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A partner as a process, and a client of it.
public final class RunningPartner implements AutoCloseable {
  public static final String KEY = "a key for tests";
  private static final Pattern LISTENS = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)");

  private final String name;
  private final Map<String, String> environment;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private int port;
  private List<String> said;

  /// What was answered; no JSON where there was no body.
  public record Reply(int status, String type, JsonNode json, HttpResponse<String> whole) {
    public String status(String of) {
      return json.path(of).asText();
    }
  }

  private RunningPartner(String name, Map<String, String> environment) {
    this.name = name;
    this.environment = environment;
  }

  public static RunningPartner start(String name, Path data, Map<String, String> more)
      throws IOException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PARTNER_KEY", KEY);
    environment.put("PARTNER_DATA", data.toString());
    RunningPartner partner = new RunningPartner(name, environment);
    partner.startAgain();
    return partner;
  }

  /// The process with an environment, nothing else said about it.
  public static ProcessBuilder command(Map<String, String> environment, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator,
            Partner.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true);
  }

  /// On the same port as before.
  public void startAgain() throws IOException {
    environment.put("PARTNER_PORT", String.valueOf(port));
    process = command(environment, name).start();
    List<String> lines = new CopyOnWriteArrayList<>();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        port = Integer.parseInt(listens.group(1));
        said = lines;
        Thread.ofVirtual().start(() -> reader.lines().forEach(lines::add));
        return;
      }
    }
    throw new IOException(name + " did not start: " + lines);
  }

  /// As a crash would.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public List<String> said() {
    return said;
  }

  public Reply get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Reply post(String path) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Reply put(String path, String body) throws IOException, InterruptedException {
    return send(request(path).PUT(BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + KEY);
  }

  public Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    JsonNode json =
        answer.body().isEmpty() ? MissingNode.getInstance() : Json.MAPPER.readTree(answer.body());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return new Reply(answer.statusCode(), type, json, answer);
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}
