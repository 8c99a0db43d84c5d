package dev.banyan.partners.courier;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A parcel on its way. Where it goes is in the journal only: nobody here needs it.
///
/// @param moves the legs behind it, oldest first
/// @param told how many of them the shop has heard of
record Consignment(
    String trackingNumber,
    String recipient,
    String country,
    URI callback,
    List<Move> moves,
    int told,
    boolean stopped) {
  /// A leg that is done.
  record Move(Leg leg, String place, Instant at) {}

  Consignment {
    moves = List.copyOf(moves);
    if (told > moves.size() || told < moves.size() - 1) {
      throw new IllegalArgumentException(
          "consignment '%s': at most one of %d legs is untold, %d are told"
              .formatted(trackingNumber, moves.size(), told));
    }
  }

  /// The word for where it is.
  String status() {
    return stopped ? "stopped" : last().map(move -> move.leg().word()).orElse("accepted");
  }

  Optional<Move> last() {
    return moves.isEmpty() ? Optional.empty() : Optional.of(moves.getLast());
  }

  /// The leg that the shop has not heard of.
  Optional<Move> untold() {
    return told < moves.size() ? last() : Optional.empty();
  }

  /// The leg to come, if one may: each only after the one before was told.
  Optional<Leg> next() {
    if (stopped || untold().isPresent()) {
      return Optional.empty();
    }
    return last().map(move -> move.leg().next()).orElse(Optional.of(Leg.COLLECTED));
  }

  boolean canBeStopped() {
    return stopped || last().map(move -> move.leg().canBeStopped()).orElse(true);
  }

  Consignment moved(Leg leg, Instant at) {
    List<Move> more = new ArrayList<>(moves);
    more.add(new Move(leg, leg.place(country), at));
    return new Consignment(trackingNumber, recipient, country, callback, more, told, stopped);
  }

  Consignment heard() {
    return new Consignment(
        trackingNumber, recipient, country, callback, moves, moves.size(), stopped);
  }

  Consignment stop() {
    return new Consignment(trackingNumber, recipient, country, callback, moves, told, true);
  }

  Consignment tellAt(URI other) {
    return new Consignment(trackingNumber, recipient, country, other, moves, told, stopped);
  }
}
