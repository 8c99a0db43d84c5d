package dev.banyan.rehearsal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.rehearsal.shoppers.Finding;
import dev.banyan.rehearsal.shoppers.Reconciled;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs that never were, for pages to show.
final class Rehearsals {
  static final Instant OPENING = Instant.parse("2026-01-05T10:00:30Z");
  static final String HOSTILE = "<script>alert('x')</script> & \"quotes\"";

  private Rehearsals() {}

  static Rehearsed passed() throws JsonProcessingException {
    return run("PASSED", List.of(), 0, new Rehearsed.Comparison(2_014, 0), 100);
  }

  static Rehearsed failed() throws JsonProcessingException {
    return run(
        "FAILED", List.of("The gates took the reads back to the monolith: " + HOSTILE), 3, null, 0);
  }

  static Rehearsed nothing() {
    return new Rehearsed(
        "ABORTED",
        List.of("it was stopped"),
        List.of(),
        "gift-shop",
        "quick",
        2011,
        "./rehearse",
        OPENING,
        Duration.ofMillis(4_200),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        null);
  }

  private static Rehearsed run(
      String outcome, List<String> findings, long wrong, Rehearsed.Comparison diff, int reads)
      throws JsonProcessingException {
    Map<String, Long> anomalies = new LinkedHashMap<>();
    anomalies.put("lostWrites", 0L);
    anomalies.put("duplicateWrites", 0L);
    anomalies.put("staleReads", wrong);
    anomalies.put("sessionFlips", 0L);
    anomalies.put("oversold", 0L);
    anomalies.put("doubleMail", 0L);
    List<Finding> examples =
        wrong == 0
            ? List.of()
            : List.of(
                new Finding(
                    OPENING.plusSeconds(61),
                    "staleReads",
                    "catalog",
                    "GET /api/products/85123A",
                    "service",
                    "85123A at 2.55",
                    HOSTILE));
    return new Rehearsed(
        outcome,
        findings,
        List.of("The storefront stayed up " + HOSTILE),
        "gift-shop",
        "quick",
        2011,
        "./rehearse --pace quick --seed 2011",
        OPENING.minusSeconds(30),
        Duration.ofMillis(151_240),
        List.of(
            new Rehearsed.MovedCapability(
                "catalog",
                reads == 100 ? "OnService" : "InSync",
                BigDecimal.valueOf(reads),
                BigDecimal.valueOf(reads),
                new Rehearsed.Handed(3, List.of(81L, 60L, 140L)),
                diff)),
        new Rehearsed.Shopping(
            18_204,
            wrong,
            anomalies,
            List.of(
                new Rehearsed.Latency("catalog", "monolith", 9_000, 4.25, 31.5),
                new Rehearsed.Latency("catalog", "service", 6_000, 3.5, 22.75)),
            examples),
        new Rehearsed.Orders(611, 611L),
        new Reconciled(
            new BigDecimal("812.50"),
            new BigDecimal("900.125"),
            new BigDecimal("87.625"),
            new BigDecimal("500.25"),
            4_711,
            1_900,
            1_900),
        new Rehearsed.Stream(12.34, 41L, 180L),
        new Rehearsed.Stream(0.5, 38L, 120L),
        samples(reads),
        journal(),
        List.of(new Rehearsed.Event(OPENING.plusSeconds(70), "catalog ended with exit code 137")),
        Map.of("Java", "25"),
        null);
  }

  private static List<Rehearsed.Sample> samples(int last) {
    List<Rehearsed.Sample> samples = new ArrayList<>();
    for (int second = 1; second <= 110; second++) {
      double wanted =
          second < 30 ? 0 : second < 48 ? 1 : second < 64 ? 10 : second < 80 ? 50 : last;
      double wobble = Math.abs(Math.sin(second * 1.7));
      List<Rehearsed.Latency> latencies = new ArrayList<>();
      if (wanted < 100) {
        latencies.add(
            new Rehearsed.Latency("catalog", "monolith", 90, 3 + wobble, 12 + 60 * wobble));
      }
      if (wanted > 0) {
        latencies.add(
            new Rehearsed.Latency("catalog", "service", 40, 2.5 + wobble, 9 + 40 * wobble));
      }
      samples.add(
          new Rehearsed.Sample(
              second,
              Math.round(140 + 20 * wobble),
              0,
              last == 0 && second > 66 && second < 76 ? 2 : 0,
              List.of(new Rehearsed.ShareSample("catalog", wanted, wanted * (0.95 + wobble / 10))),
              40L,
              latencies));
    }
    return samples;
  }

  private static List<Rehearsed.JournalLine> journal() throws JsonProcessingException {
    JsonNode good =
        new ObjectMapper()
            .readTree(
                """
                {"verdict":"ADVANCE","reads":10,"gates":[
                {"evidence":"success-rate","bound":"AT_LEAST","threshold":99.5,"value":100,"samples":212,"passes":true},
                {"evidence":"p99-ratio","bound":"AT_MOST","threshold":4,"value":0.71,"samples":212,"passes":true},
                {"evidence":"mismatches","bound":"AT_MOST","threshold":0,"value":null,"samples":0,"passes":null}]}
                """);
    return List.of(
        new Rehearsed.JournalLine(
            OPENING.plusSeconds(15), null, "plan", "The walk along plan 'gift-shop' begins.", null),
        new Rehearsed.JournalLine(
            OPENING.plusSeconds(30), "catalog", "dial", "Reads 0 % → 1 %. " + HOSTILE, null),
        new Rehearsed.JournalLine(
            OPENING.plusSeconds(60), "catalog", "verdict", "At 10 % of the reads: good.", good));
  }
}
