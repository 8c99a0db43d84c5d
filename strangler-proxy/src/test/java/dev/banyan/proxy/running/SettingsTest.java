package dev.banyan.proxy.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.admission.HoldLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "banyan.plan", "../migration-plan",
              "banyan.proxy.port", "0",
              "quarkus.http.port", "0",
              "banyan.proxy.monolith", "http://127.0.0.1:8081",
              "banyan.proxy.services.catalog", "http://[::1]:8082/"));

  private Settings read() {
    return Settings.read(key -> Optional.ofNullable(values.get(key)), true);
  }

  @Test
  void without_a_conductor_it_runs_alone() {
    assertThat(read().conductor()).isNull();
    assertThat(read().backends().services().get("catalog").host()).isEqualTo("::1");
  }

  @Test
  void a_duration_is_written_as_elsewhere_in_quarkus() {
    assertThat(read().webSocketIdle()).isEqualTo(Duration.ofMinutes(5));
    values.put("banyan.proxy.web-socket-idle", "90s");
    assertThat(read().webSocketIdle()).isEqualTo(Duration.ofSeconds(90));
    assertThat(read().holds()).isEqualTo(new HoldLimits(Duration.ofSeconds(2), 1_000));
    values.put("banyan.proxy.hold-at-most", "500ms");
    values.put("banyan.proxy.held-requests", "7");
    assertThat(read().holds()).isEqualTo(new HoldLimits(Duration.ofMillis(500), 7));
  }

  @Test
  void all_problems_are_told_at_once() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      values.put("banyan.proxy.port", "no");
      values.put("quarkus.http.port", "" + taken.getLocalPort());
      values.put("banyan.proxy.monolith", "ftp://x");
      values.put("banyan.proxy.conductor", "http://127.0.0.1:1/api");
      values.remove("banyan.proxy.services.catalog");
      values.put("banyan.proxy.private-paths", "q");
      values.put("banyan.proxy.web-socket-idle", "0s");
      values.put("banyan.proxy.hold-at-most", "soon");
      values.put("banyan.proxy.held-requests", "0");

      assertThatThrownBy(this::read)
          .isInstanceOf(BrokenSettings.class)
          .hasMessageContaining("10 reasons")
          .hasMessageContaining("BANYAN_PROXY_PORT")
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("'ftp://x' must start with http://")
          .hasMessageContaining("BANYAN_PROXY_SERVICES_CATALOG) is missing")
          .hasMessageContaining("must end after the port")
          .hasMessageContaining("BANYAN_API_TOKEN")
          .hasMessageContaining("(BANYAN_PROXY_PRIVATE_PATHS): 'q' is no path")
          .hasMessageContaining("(BANYAN_PROXY_WEB_SOCKET_IDLE) must be a duration")
          .hasMessageContaining("(BANYAN_PROXY_HOLD_AT_MOST) must be a duration")
          .hasMessageContaining("(BANYAN_PROXY_HELD_REQUESTS) must be a number above zero");
    }
  }

  @Test
  void a_broken_plan_is_told_by_file_and_line() {
    values.put("banyan.plan", "src/test/resources/nowhere");

    assertThatThrownBy(this::read).hasMessageContaining("plan.yaml");
  }
}
