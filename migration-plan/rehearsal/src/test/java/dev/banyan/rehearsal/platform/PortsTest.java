package dev.banyan.rehearsal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
  private final Ports ports = new Ports(new Random(7));

  @Test
  void no_port_is_given_twice() {
    assertThat(IntStream.range(0, 50).map(ignored -> ports.any())).doesNotHaveDuplicates();
  }

  @Test
  void a_taken_port_is_passed_over() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(ports.preferably(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void the_preferred_port_is_given_if_it_is_free() {
    int free = new Ports(new Random(8)).any();

    assertThat(ports.preferably(free)).isEqualTo(free);
    assertThat(ports.preferably(free)).isNotEqualTo(free);
  }
}
