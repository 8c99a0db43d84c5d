package dev.banyan.partners.cards;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the processor fails, all of `/v1` alike.
enum Outage {
  NONE,
  /// 503, nothing is done
  REFUSE,
  /// nothing is done and nothing is said
  HANG,
  /// 500, nothing is done
  ERROR,
  /// it is done, and the connection is closed without an answer
  LOSE_ANSWERS;

  static Optional<Outage> of(String word) {
    return Arrays.stream(values()).filter(outage -> outage.word().equals(word)).findFirst();
  }

  @JsonCreator
  static Outage read(String word) {
    return of(word).orElseThrow(() -> new IllegalArgumentException("no outage '" + word + "'"));
  }

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
