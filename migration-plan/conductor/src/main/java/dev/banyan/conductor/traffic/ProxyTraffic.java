package dev.banyan.conductor.traffic;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Asks each proxy what it has counted.
public final class ProxyTraffic {
  private static final Logger LOG = Logger.getLogger(ProxyTraffic.class);
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final List<String> proxies;
  private final String token;
  private final HttpClient http;
  private final ObjectMapper json;
  private final Traffic traffic;

  /// @param proxies addresses of their control sides
  public ProxyTraffic(
      List<String> proxies, String token, HttpClient http, ObjectMapper json, Traffic traffic) {
    this.proxies = List.copyOf(proxies);
    this.token = token;
    this.http = http;
    this.json = json;
    this.traffic = traffic;
  }

  /// One round; once a second, one at a time.
  public void ask() {
    for (String proxy : proxies) {
      try {
        traffic.heard(proxy, report(proxy));
      } catch (IOException | RuntimeException unreachable) {
        LOG.debugf("proxy %s does not tell its traffic: %s", proxy, unreachable);
        traffic.silent(proxy);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private ProxyReport report(String proxy) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(proxy + "/traffic"))
            .header("Authorization", "Bearer " + token)
            .timeout(AT_MOST)
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
    return json.readValue(answer.body(), ProxyReport.class);
  }
}
