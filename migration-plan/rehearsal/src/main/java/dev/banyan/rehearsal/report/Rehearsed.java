package dev.banyan.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.shoppers.Finding;
import dev.banyan.rehearsal.shoppers.Reconciled;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that is known of a run. What could not be found out is null or missing, never zero.
///
/// @param outcome `PASSED`, `FAILED` or `ABORTED`
/// @param findings why it did not pass, a sentence each
/// @param notes what else a reader should know, a sentence each
/// @param machine name and value of what the run ran on
/// @param filled what the import or the generator printed
public record Rehearsed(
    String outcome,
    List<String> findings,
    List<String> notes,
    String plan,
    String pace,
    long seed,
    String command,
    Instant startedAt,
    Duration took,
    List<MovedCapability> capabilities,
    @Nullable Shopping shoppers,
    @Nullable Orders orders,
    @Nullable Reconciled reconciled,
    @Nullable Stream forward,
    @Nullable Stream backward,
    List<Sample> samples,
    List<JournalLine> journal,
    List<Event> events,
    Map<String, String> machine,
    @Nullable JsonNode filled) {
  public Rehearsed {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
    capabilities = List.copyOf(capabilities);
    samples = List.copyOf(samples);
    journal = List.copyOf(journal);
    events = List.copyOf(events);
  }

  /// @param reads share in percent that the service answers
  /// @param writes share in percent that it owns
  /// @param handovers null if the journal could not be followed
  public record MovedCapability(
      String name,
      String stage,
      BigDecimal reads,
      BigDecimal writes,
      @Nullable Handed handovers,
      @Nullable Comparison diff) {
    /// Whether nothing is left at the monolith.
    public boolean isWhole() {
      BigDecimal all = BigDecimal.valueOf(100);
      return reads.compareTo(all) == 0 && writes.compareTo(all) == 0;
    }
  }

  /// How buckets changed hands.
  ///
  /// @param done handovers that ended where they were to go
  /// @param holds how long each handover kept its buckets, in milliseconds, those that went back as
  ///   well: no request can have waited longer for one
  public record Handed(long done, List<Long> holds) {
    public Handed {
      holds = holds.stream().sorted().toList();
    }

    /// @param share of the handovers that held no longer, 0 … 1
    public long within(double share) {
      int rank = (int) Math.ceil(share * holds.size());
      return holds.get(Math.max(1, rank) - 1);
    }
  }

  /// Both stores compared through the mapping.
  public record Comparison(long rows, long mismatches) {}

  /// @param anomalies by their spelling, in the order of the report
  /// @param examples the first findings of each kind
  public record Shopping(
      long requests,
      long failed,
      Map<String, Long> anomalies,
      List<Latency> latencies,
      List<Finding> examples) {}

  /// Latency from the intended time of each request.
  public record Latency(
      String capability, String side, long requests, double p50Millis, double p99Millis) {}

  /// @param found null if the books could not be read
  public record Orders(long acknowledged, @Nullable Long found) {}

  /// All streams of one direction together.
  public record Stream(double rowsPerSecond, @Nullable Long lagP50, @Nullable Long lagP99) {}

  /// How it stood at one second.
  ///
  /// @param requests since the second before
  public record Sample(
      double second,
      long requests,
      long failed,
      long wrong,
      List<ShareSample> shares,
      @Nullable Long lagMillis,
      List<Latency> latencies) {}

  /// @param actual share that the traffic really had, in percent; null without requests
  public record ShareSample(String capability, double wanted, @Nullable Double actual) {}

  /// A decision of the conductor.
  public record JournalLine(
      Instant at,
      @Nullable String capability,
      String kind,
      String text,
      @Nullable JsonNode evidence) {}

  /// Something that happened to the system itself.
  public record Event(Instant at, String text) {}
}
