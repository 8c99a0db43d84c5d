package dev.banyan.partners.courier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The legs of a parcel's way, in order.
enum Leg {
  COLLECTED("Leicester, the shop's gate"),
  IN_TRANSIT("East Midlands hub"),
  OUT_FOR_DELIVERY("Depot, %s"),
  DELIVERED("%s");

  private final String place;

  Leg(String place) {
    this.place = place;
  }

  @JsonCreator
  static Leg of(String word) {
    return Arrays.stream(values())
        .filter(leg -> leg.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no leg '" + word + "'"));
  }

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String place(String country) {
    return place.formatted(country);
  }

  /// Counted from 1.
  int number() {
    return ordinal() + 1;
  }

  Optional<Leg> next() {
    return number() < values().length ? Optional.of(values()[number()]) : Optional.empty();
  }

  /// Once it is on the van, it cannot be stopped.
  boolean canBeStopped() {
    return this == COLLECTED || this == IN_TRANSIT;
  }
}
