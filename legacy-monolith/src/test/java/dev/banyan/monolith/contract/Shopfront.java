package dev.banyan.monolith.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Plain HTTP against one side, with nothing added to what a test writes.
public final class Shopfront {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  public Shopfront(URI base) {
    this.base = base;
  }

  /// What came back.
  public record Answer(int status, HttpResponse<String> response) {
    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(response.body(), e);
      }
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// The texts of a member of every item: `items[].sku`.
    public List<String> each(String member) {
      List<String> texts = new ArrayList<>();
      json().path("items").forEach(item -> texts.add(item.path(member).asText()));
      return texts;
    }

    /// The fields that a problem names.
    public List<String> faults() {
      List<String> fields = new ArrayList<>();
      json().path("errors").forEach(error -> fields.add(error.path("field").asText()));
      return fields;
    }

    public Answer isProblem(int expected) {
      assertThat(status).as(response.body()).isEqualTo(expected);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      assertThat(json().path("status").asInt()).isEqualTo(expected);
      assertThat(json().path("title").asText()).isNotBlank();
      assertThat(json().path("type").asText()).isEqualTo("about:blank");
      return this;
    }

    public Answer is(int expected) {
      assertThat(status).as(response.body()).isEqualTo(expected);
      return this;
    }
  }

  /// @param headers names and values, in turn
  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer patch(String path, String body, String... headers) {
    return send("PATCH", path, body, headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /// Sends a body as JSON, unless the headers say otherwise.
  public Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
