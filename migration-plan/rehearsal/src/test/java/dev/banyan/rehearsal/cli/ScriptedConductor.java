package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.SystemFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A conductor in a checkout in which a system seems to run; it answers as it is told to.
final class ScriptedConductor implements AutoCloseable {
  private final HttpServer server;
  private final RunLock lock;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();

  /// What it was asked, with the body that came along.
  final List<String> asked = new ArrayList<>();

  private record Answer(int status, String body) {}

  ScriptedConductor(Path checkout) throws IOException {
    RehearsalFolder folder = new RehearsalFolder(checkout);
    lock = RunLock.take(folder).orElseThrow();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", this::handle);
    server.start();
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    SystemFile file =
        new SystemFile(1, true, here, here, Map.of(), here, here, here, here, 1, List.of());
    new ObjectMapper().writeValue(folder.system().toFile(), file);
  }

  /// One after the other; the last one stays.
  ScriptedConductor answers(String question, int status, String body) {
    answers.computeIfAbsent(question, ignored -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add((question + " " + body).strip());
      Deque<Answer> left = answers.getOrDefault(question, new ArrayDeque<>());
      Answer answer =
          left.isEmpty()
              ? new Answer(404, "{\"detail\": \"nobody told me about " + question + "\"}")
              : left.size() == 1 ? left.getFirst() : left.removeFirst();
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    lock.close();
  }
}
