package dev.banyan.proxy.matching;

import dev.banyan.proxy.routing.RequestPath;
import java.util.ArrayList;
import java.util.List;

/// Paths of a backend that are not for the public: how it fares, what it measures. Compared as the
/// backend reads them, so that no spelling dodges.
///
/// @param prefixes decoded segments; what begins with one of them is private
public record PrivatePaths(List<List<String>> prefixes) {
  public PrivatePaths {
    prefixes = List.copyOf(prefixes);
  }

  /// @param text paths, with commas between: `/q,/internal/jobs`
  /// @throws IllegalArgumentException that says what is wrong with it
  public static PrivatePaths of(String text) {
    List<List<String>> prefixes = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String path : text.split(",", -1)) {
      if (path.strip().startsWith("/")
          && path.indexOf('?') < 0
          && RequestPath.of(path.strip())
              instanceof RequestPath.Clear(List<String> segments, boolean exact)
          && exact
          && !segments.isEmpty()) {
        prefixes.add(List.copyOf(segments));
      } else {
        wrong.add("'" + path.strip() + "'");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", wrong)
              + " is no path below the root: write it plainly, like /q, with commas between two");
    }
    return new PrivatePaths(prefixes);
  }

  boolean cover(List<String> segments) {
    for (List<String> prefix : prefixes) {
      if (segments.size() >= prefix.size() && segments.subList(0, prefix.size()).equals(prefix)) {
        return true;
      }
    }
    return false;
  }
}
