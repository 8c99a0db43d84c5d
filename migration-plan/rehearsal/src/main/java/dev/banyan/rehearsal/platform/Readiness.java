package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Whether a process can do its work. Asked again and again; any failure to answer means not yet.
@FunctionalInterface
interface Readiness {
  boolean ready() throws IOException;

  /// Answers 200 to a GET.
  static Readiness http(URI address) {
    return () -> {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    };
  }

  /// Lets the superuser in.
  static Readiness postgres(int port, String password) {
    return () -> {
      Properties properties = new Properties();
      properties.setProperty("user", "postgres");
      properties.setProperty("password", password);
      properties.setProperty("connectTimeout", "2");
      properties.setProperty("socketTimeout", "5");
      String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
      try (var connection = DriverManager.getConnection(url, properties)) {
        return connection.isValid(2);
      } catch (SQLException e) {
        return false;
      }
    };
  }

  /// Answers ApiVersions, the first question that every Kafka client asks.
  static Readiness kafka(int port) {
    byte[] question =
        ByteBuffer.allocate(14)
            .putInt(10) // length of what follows
            .putShort((short) 18) // ApiVersions
            .putShort((short) 0)
            .putInt(1) // correlation id
            .putShort((short) -1) // no client id
            .array();
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(question);
        InputStream answer = socket.getInputStream();
        byte[] head = answer.readNBytes(10); // length, correlation id, error code
        return head.length == 10 && ByteBuffer.wrap(head).getShort(8) == 0;
      }
    };
  }
}
