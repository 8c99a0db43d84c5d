package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ReplicationSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Watches the replication slots: one that is lost has lost changes, and one that nobody reads
/// fills a disk until it is lost.
final class SlotWatch {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Streams streams;
  private final Clock clock;
  private final Alarms alarms;
  private final long tooMuch;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> lost = new HashSet<>();
  private volatile List<Streams.Slot> slots = List.of();
  private Instant next = Instant.MIN;

  /// @param tooMuch bytes of log kept for one slot that are worth an alarm
  SlotWatch(Streams streams, Clock clock, Alarms alarms, long tooMuch) {
    this.streams = streams;
    this.clock = clock;
    this.alarms = alarms;
    this.tooMuch = tooMuch;
  }

  void look(List<Capability> copying) {
    if (clock.instant().isBefore(next)) {
      return;
    }
    next = clock.instant().plus(BETWEEN);
    slots = streams.slots(copying);
    slots.forEach(this::judge);
  }

  List<Streams.Slot> slots() {
    return slots;
  }

  /// Connectors that must not run until their rows are copied again.
  Set<String> halted() {
    return Set.copyOf(lost);
  }

  /// The connector begins anew, with a new slot, or is no more.
  void forget(String connector) {
    seen.remove(connector);
    lost.remove(connector);
    for (Streams.Slot slot : slots) {
      if (slot.connector().equals(connector)) {
        alarms.set(about(slot), null, null);
      }
    }
    slots = slots.stream().filter(slot -> !slot.connector().equals(connector)).toList();
    next = Instant.MIN;
  }

  private static String about(Streams.Slot slot) {
    return "slot " + slot.name();
  }

  private void judge(Streams.Slot slot) {
    ReplicationSlot.Reading reading = slot.reading();
    boolean gone = reading == null ? seen.contains(slot.connector()) : reading.lost();
    if (reading != null) {
      seen.add(slot.connector());
    }
    if (gone) {
      if (lost.add(slot.connector())) {
        streams.halt(slot.connector());
      }
      alarms.set(
          about(slot),
          null,
          "Slot '%s' is %s: changes may be missing on the other side. '%s' is stopped and ownership stays as it is. Copy again: ./rehearse copy-again CAPABILITY"
              .formatted(slot.name(), reading == null ? "gone" : "lost", slot.connector()));
    } else if (reading != null && reading.retainedBytes() > tooMuch) {
      alarms.set(
          about(slot),
          null,
          "Slot '%s' keeps more than %d MB of the log%s: the disk fills, and past max_slot_wal_keep_size the slot is lost. See that '%s' runs"
              .formatted(
                  slot.name(),
                  tooMuch >> 20,
                  reading.active() ? "" : " and nobody reads it",
                  slot.connector()));
    } else {
      alarms.set(about(slot), null, null);
    }
  }
}
