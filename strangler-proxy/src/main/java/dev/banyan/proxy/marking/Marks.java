package dev.banyan.proxy.marking;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.key.Cookies;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/// The marks of a request's capability.
///
/// @param more whether there are more than were read, so that any bucket may have one
record Marks(List<Mark> read, boolean more) {
  /// More than a client is left with; what is above came by answers that crossed, or is forged.
  private static final int AT_MOST = 16;

  static Marks of(Exchange exchange) {
    String capability = exchange.capabilityName();
    List<String> names =
        Cookies.beginning(
            Mark.prefix(capability),
            exchange.request().headers().getAll(HttpHeaders.COOKIE),
            AT_MOST + 1);
    List<Mark> read = new ArrayList<>(names.size());
    for (String name : names) {
      Mark mark = Mark.of(capability, name);
      if (mark != null && read.size() < AT_MOST) {
        read.add(mark);
      }
    }
    return new Marks(read, names.size() > AT_MOST);
  }
}
