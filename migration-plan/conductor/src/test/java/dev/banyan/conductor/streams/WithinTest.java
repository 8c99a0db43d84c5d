package dev.banyan.conductor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.banyan.conductor.handover.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class WithinTest {
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  @Test
  void an_answer_is_handed_on() throws SQLException {
    assertThat(Within.time(ENOUGH, () -> 7)).isEqualTo(7);
  }

  @Test
  void what_the_database_says_is_handed_on() {
    assertThatThrownBy(
            () ->
                Within.time(
                    ENOUGH,
                    () -> {
                      throw new SQLException("no such table");
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessage("no such table");
  }

  @Test
  void a_server_that_takes_the_question_and_says_nothing_is_given_up() throws IOException {
    AtomicBoolean letGo = new AtomicBoolean();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> Within.time(Duration.ofMillis(50), () -> read(silent.getLocalPort(), letGo)))
          .isInstanceOf(Unanswered.class)
          .hasMessageContaining("has not answered");

      await().atMost(ENOUGH).untilTrue(letGo);
    }
  }

  private static int read(int port, AtomicBoolean letGo) throws SQLException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read();
    } catch (IOException closed) {
      throw new SQLException(closed);
    } finally {
      letGo.set(true);
    }
  }
}
