package dev.banyan.monolith.web.ordering;

import dev.banyan.monolith.web.Body;
import org.jspecify.annotations.Nullable;

/// The header that names a request, so that it can be sent again and happens once.
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 80;

  private IdempotencyKey() {}

  /// The key; without one, or with one that cannot be kept, the body has a fault.
  static String of(@Nullable String header, Body body) {
    String key = header == null ? "" : header.strip();
    if (key.isEmpty() || key.length() > LONGEST) {
      body.fault(HEADER, "the header must be given, with 1 to 80 characters");
    }
    return key;
  }
}
