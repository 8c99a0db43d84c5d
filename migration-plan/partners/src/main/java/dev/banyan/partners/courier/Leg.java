package dev.banyan.partners.courier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The legs of a parcel's way, in order.
enum Leg {
  COLLECTED(1, "Leicester, the shop's gate"),
  IN_TRANSIT(2, "East Midlands hub"),
  OUT_FOR_DELIVERY(3, "Depot, %s"),
  DELIVERED(4, "%s");

  private final int number;
  private final String place;

  Leg(int number, String place) {
    this.number = number;
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
    return number;
  }

  Optional<Leg> next() {
    return Arrays.stream(values()).filter(leg -> leg.number == number + 1).findFirst();
  }

  /// Once it is on the van, it cannot be stopped.
  boolean canBeStopped() {
    return this == COLLECTED || this == IN_TRANSIT;
  }
}
