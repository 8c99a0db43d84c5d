package dev.banyan.monolith.web.shipping;

import dev.banyan.monolith.data.shipping.Parcel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel as part of an order.
public record ParcelView(String trackingNumber, String status, List<Event> events) {
  /// Something that happened to a parcel.
  public record Event(String status, @Nullable String place, Instant at) {
    static Event of(Parcel.Event event) {
      return new Event(ParcelView.status(event.stat()), event.place(), event.at());
    }
  }

  /// A parcel as anybody sees it who has its number: where it is, and nothing of whose it is.
  public record Tracked(String trackingNumber, String status, String country, List<Event> events) {
    static Tracked of(Parcel parcel) {
      ParcelView view = ParcelView.of(parcel);
      return new Tracked(view.trackingNumber(), view.status(), parcel.country(), view.events());
    }
  }

  public static ParcelView of(Parcel parcel) {
    return new ParcelView(
        parcel.trackingNumber(),
        status(parcel.stat()),
        parcel.events().stream().map(Event::of).toList());
  }

  /// The word for a parcel's letter.
  public static String status(String letter) {
    return switch (letter) {
      case "W" -> "waiting";
      case "H" -> "handed_over";
      case "T" -> "in_transit";
      case "O" -> "out_for_delivery";
      case "D" -> "delivered";
      case "Z" -> "closed";
      case "X" -> "stopped";
      default -> throw new IllegalStateException("no parcel status: " + letter);
    };
  }
}
