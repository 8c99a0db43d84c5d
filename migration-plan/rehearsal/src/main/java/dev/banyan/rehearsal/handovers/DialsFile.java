package dev.banyan.rehearsal.handovers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.model.Share;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/// The dial of one capability, turned as people do who work by config: `dials.yaml` says all reads
/// at the service, and this share of the writes.
///
/// Drill and bench turn it this way because nothing else tests it: a run goes by the plan, and
/// `./rehearse dial` by the API. And a file is a wish that outlives a killed conductor, so nobody
/// has to ask again. The conductor reads it twice a second; that comes before a handover begins,
/// and so is in no figure of it.
public final class DialsFile {
  private final Path plan;
  private final String capability;
  private final ConductorClient conductor;

  /// @param plan the folder whose `dials.yaml` the conductor reads
  public DialsFile(Path plan, String capability, ConductorClient conductor) {
    this.plan = plan;
    this.capability = capability;
    this.conductor = conductor;
  }

  /// Says what is wished; the conductor carries it out by and by.
  public void wish(Share writes) throws IOException {
    Path half = plan.resolve("dials.yaml.half");
    Files.writeString(
        half,
        "dials:\n  %s: {reads: 100, writes: %s}\n"
            .formatted(capability, writes.percent().toPlainString()));
    Files.move(
        half,
        plan.resolve("dials.yaml"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// Waits until it stands there and nothing is in hand any more.
  ///
  /// @return why it does not, in the conductor's own words; empty if it does
  public Optional<String> await(Share writes, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    String last = "the conductor has not answered";
    while (System.nanoTime() < end) {
      try {
        JsonNode status = conductor.status().body();
        if (stands(status, writes)) {
          return Optional.empty();
        }
        last = told(status);
      } catch (IOException down) {
        last = "the conductor does not answer: " + down;
      }
      Thread.sleep(10);
    }
    return Optional.of(
        "writes of '%s' are not at %s after %d s: %s"
            .formatted(capability, writes, atMost.toSeconds(), last));
  }

  /// What is in hand now, in the conductor's own words; empty if nothing is.
  public Optional<String> inHand() throws IOException, InterruptedException {
    JsonNode handover = own(conductor.status().body()).path("handover");
    return handover.isNull()
        ? Optional.empty()
        : Optional.of(handover.asText("the conductor does not say what is in hand"));
  }

  private boolean stands(JsonNode status, Share writes) {
    JsonNode own = own(status);
    return own.path("handover").isNull()
        && own.path("writes").path("wanted").isNumber()
        && own.path("writes").path("wanted").decimalValue().compareTo(writes.percent()) == 0;
  }

  private String told(JsonNode status) {
    JsonNode own = own(status);
    return "they are at %s %%, %s; problems: %s"
        .formatted(
            own.path("writes").path("wanted").asText("?"),
            own.path("handover").asText("nothing is in hand"),
            status.path("problems"));
  }

  private JsonNode own(JsonNode status) {
    for (JsonNode each : status.path("capabilities")) {
      if (each.path("name").asText().equals(capability)) {
        return each;
      }
    }
    return status.path("missing");
  }
}
