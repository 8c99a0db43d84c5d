package dev.banyan.proxy.exchange;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/// What the proxy adds to the answer of a side.
public final class Additions {
  private List<String> cookies = List.of();
  private long staleAtMost = -1;

  /// @param field a Set-Cookie field
  public void cookie(String field) {
    if (cookies.isEmpty()) {
      cookies = new ArrayList<>(2);
    }
    cookies.add(field);
  }

  /// It is not known what happened in these last seconds.
  public void staleAtMost(long seconds) {
    staleAtMost = seconds;
  }

  public void to(MultiMap fields) {
    for (String cookie : cookies) {
      fields.add("Set-Cookie", cookie);
    }
    if (staleAtMost >= 0) {
      fields.set("Banyan-Stale-At-Most", Long.toString(staleAtMost));
    }
  }
}
