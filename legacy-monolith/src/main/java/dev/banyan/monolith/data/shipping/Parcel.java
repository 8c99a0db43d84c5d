package dev.banyan.monolith.data.shipping;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel and what is known of its way.
///
/// @param stat `W`aiting, `H`anded over, in `T`ransit, `O`ut for delivery, `D`elivered, closed
///   (`Z`) or stopped (`X`)
/// @param events in the order in which they happened
public record Parcel(String trackingNumber, String stat, String country, List<Event> events) {
  /// Something that happened to a parcel.
  ///
  /// @param stat what became of it, in the letters of the parcel
  public record Event(String stat, @Nullable String place, Instant at) {}

  public Parcel {
    events = List.copyOf(events);
  }
}
