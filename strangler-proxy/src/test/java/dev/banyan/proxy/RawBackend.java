package dev.banyan.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A backend that does with a connection whatever the test wants.
public final class RawBackend implements AutoCloseable {
  /// What to do with one connection.
  public interface Connection {
    void serve(InputStream in, OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

  public RawBackend(Connection connection) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  Socket socket = server.accept();
                  open.add(socket);
                  Thread.ofVirtual().start(() -> serve(connection, socket));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  private static void serve(Connection connection, Socket socket) {
    try (socket) {
      connection.serve(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (Exception broken) {
      // The test sees it at the other end.
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Reads to the end of a message's head.
  public static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return head.toString();
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : List.copyOf(open)) {
      socket.close();
    }
  }
}
