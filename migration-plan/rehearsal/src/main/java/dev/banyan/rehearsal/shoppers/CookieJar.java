package dev.banyan.rehearsal.shoppers;

import java.net.HttpCookie;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The cookies of one visitor, all of one shop and one path.
public final class CookieJar {
  private final Map<String, String> cookies = new TreeMap<>();

  /// Another visitor who has the same cookies so far.
  public synchronized CookieJar copy() {
    CookieJar copy = new CookieJar();
    copy.cookies.putAll(cookies);
    return copy;
  }

  synchronized void keep(List<String> setCookies) {
    for (String header : setCookies) {
      for (HttpCookie cookie : HttpCookie.parse(header)) {
        if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
          cookies.remove(cookie.getName());
        } else {
          cookies.put(cookie.getName(), cookie.getValue());
        }
      }
    }
  }

  /// As the `Cookie` header spells it; empty if there are none.
  synchronized String header() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
