package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Finds ports on loopback that nobody has, below those that the system hands out by itself, so
/// that a process finds its port free again when it is restarted.
final class Ports {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private final Set<Integer> given = new HashSet<>();
  private final Random random;

  Ports(Random random) {
    this.random = random;
  }

  /// This port if it is free, any other otherwise.
  synchronized int preferably(int port) {
    return port > 0 && !given.contains(port) && free(port) && given.add(port) ? port : any();
  }

  synchronized int any() {
    for (int attempt = 0; attempt < 10_000; attempt++) {
      int port = random.nextInt(FIRST, LAST);
      if (!given.contains(port) && free(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
  }

  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
