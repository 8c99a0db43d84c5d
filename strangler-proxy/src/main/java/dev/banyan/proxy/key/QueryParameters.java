package dev.banyan.proxy.key;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the query of a request target as forms are read: `+` is a blank.
final class QueryParameters {
  private QueryParameters() {}

  static List<String> named(String name, String target) {
    int query = target.indexOf('?');
    if (query < 0) {
      return List.of();
    }
    List<String> values = new ArrayList<>(1);
    for (String pair : target.substring(query + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      String here = equals < 0 ? pair : pair.substring(0, equals);
      if (decoded(here).equals(name)) {
        values.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return text;
    }
  }
}
