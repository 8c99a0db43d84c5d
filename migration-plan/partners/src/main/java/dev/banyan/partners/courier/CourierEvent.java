package dev.banyan.partners.courier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the journal of the courier holds.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CourierEvent.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = CourierEvent.Moved.class, name = "moved"),
  @JsonSubTypes.Type(value = CourierEvent.Told.class, name = "told"),
  @JsonSubTypes.Type(value = CourierEvent.Stopped.class, name = "stopped"),
})
sealed interface CourierEvent {
  String trackingNumber();

  /// The parcel is taken on.
  ///
  /// @param callback where the shop is told; told once more, the newest counts
  record Accepted(
      String trackingNumber,
      String recipient,
      String country,
      @Nullable JsonNode address,
      URI callback,
      Instant at)
      implements CourierEvent {}

  record Moved(String trackingNumber, Leg leg, Instant at) implements CourierEvent {}

  /// The shop has heard of this leg.
  record Told(String trackingNumber, Leg leg) implements CourierEvent {}

  /// It goes no further; or it never will, if it was not heard of before.
  record Stopped(String trackingNumber, Instant at) implements CourierEvent {}
}
