package dev.banyan.conductor.api;

import dev.banyan.conductor.dials.RoutingTable;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.streams.StreamFigures;
import dev.banyan.conductor.streams.Streams;
import dev.banyan.model.Dial;
import dev.banyan.streams.ReplicationSlot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where everything stands, for people and the command line. Shares are in percent.
///
/// @param problems what a person should see to, a sentence each
record Status(
    PlanStatus plan,
    long revision,
    List<CapabilityStatus> capabilities,
    List<SlotStatus> slots,
    List<String> problems) {

  /// @param reason why the walk ended; null while it has not
  record PlanStatus(String name, String state, @Nullable String pace, @Nullable String reason) {}

  /// @param actual share that the service really had; null without requests
  record ShareStatus(BigDecimal wanted, @Nullable Double actual) {}

  /// Whose hand is on a dial.
  ///
  /// @param by `plan`, `file`, `command` or `rollback`
  /// @param wished null where the plan drives
  /// @param file what `dials.yaml` says; null if it does not list the capability
  record HandStatus(
      String by, RoutingTable.@Nullable Percent wished, RoutingTable.@Nullable Percent file) {
    static HandStatus of(Hand hand, Optional<Dial> file) {
      String by =
          switch (hand) {
            case Hand.Off _ -> "plan";
            case Hand.OfFile _ -> "file";
            case Hand.OfCommand _ -> "command";
            case Hand.RollingBack _ -> "rollback";
          };
      return new HandStatus(by, percent(hand.wished()), percent(file));
    }

    private static RoutingTable.@Nullable Percent percent(Optional<Dial> dial) {
      return dial.map(RoutingTable.Percent::of).orElse(null);
    }
  }

  /// @param drift where what is written down, wished and true differ, a sentence each
  /// @param handover what is done and what comes next; null if no buckets change hands
  record CapabilityStatus(
      String name,
      String stage,
      @Nullable String handover,
      ShareStatus reads,
      ShareStatus writes,
      String drivenBy,
      HandStatus hand,
      List<String> drift,
      int attempt,
      @Nullable Long lagMillis,
      List<Map<String, Object>> gates,
      @Nullable VerdictStatus verdict,
      @Nullable DiffStatus diff,
      @Nullable StreamsStatus streams) {}

  record VerdictStatus(String kind, String reason) {}

  record DiffStatus(long rows, long mismatches, Instant at) {}

  record LagStatus(@Nullable Long now, @Nullable Long p50, @Nullable Long p99) {}

  /// @param backward null where no rows flow back
  record StreamsStatus(StreamStatus forward, @Nullable StreamStatus backward) {}

  record StreamStatus(
      long rowsApplied, double rowsPerSecond, LagStatus lagMillis, long parked, long rogue) {
    static StreamStatus of(StreamFigures figures) {
      return new StreamStatus(
          figures.rowsApplied(),
          figures.rowsPerSecond(),
          new LagStatus(figures.lag(), figures.p50(), figures.p99()),
          figures.parked(),
          figures.rogue());
    }
  }

  /// A replication slot.
  ///
  /// @param state `active`, `idle` (nobody reads it), `lost`, or `missing`
  /// @param retainedBytes log that the server keeps for it; null if there is none
  record SlotStatus(String name, String state, @Nullable Long retainedBytes) {
    static SlotStatus of(Streams.Slot slot) {
      ReplicationSlot.Reading reading = slot.reading();
      if (reading == null) {
        return new SlotStatus(slot.name(), "missing", null);
      }
      String state = reading.lost() ? "lost" : reading.active() ? "active" : "idle";
      return new SlotStatus(slot.name(), state, reading.retainedBytes());
    }
  }
}
