package dev.banyan.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import dev.banyan.rehearsal.platform.App;
import dev.banyan.rehearsal.platform.Filling;
import dev.banyan.rehearsal.platform.Incident;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunningSystem;
import dev.banyan.rehearsal.platform.Secrets;
import dev.banyan.rehearsal.shoppers.FakeShop;
import dev.banyan.rehearsal.shoppers.Shoppers;
import dev.banyan.rehearsal.shoppers.ShoppersOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RehearsalRunTest {
  private static final Timing FAST =
      new Timing(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(300),
          Duration.ofMillis(40),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1));
  private static final Plan PLAN =
      new Plan(
          "gift-shop",
          List.of(new PlannedMove("catalog", List.of(), List.of(Share.ALL), 1)),
          Map.of(),
          Map.of());

  private JsonNode told = new ObjectMapper().createObjectNode();

  @Test
  void a_walk_that_nobody_noticed_passes() throws Exception {
    Conclusion conclusion = walk("COMPLETED", 0, Optional.empty());

    assertThat(conclusion.findings()).isEmpty();
    assertThat(conclusion.outcome()).isEqualTo(RunResult.Outcome.PASSED);
  }

  @Test
  void the_conductor_hears_what_shoppers_saw() throws Exception {
    walk("COMPLETED", 0, Optional.empty());

    assertThat(told.path("capabilities").path("catalog").path("requests").asInt()).isPositive();
  }

  @Test
  void rows_that_differ_are_a_finding() throws Exception {
    Conclusion conclusion = walk("COMPLETED", 2, Optional.empty());

    assertThat(conclusion.outcome()).isEqualTo(RunResult.Outcome.FAILED);
    assertThat(conclusion.findings()).anyMatch(each -> each.contains("2 of 12 rows of catalog"));
  }

  @Test
  void a_rollback_is_a_finding_that_says_why() throws Exception {
    Conclusion conclusion = walk("ROLLED_BACK", 0, Optional.empty());

    assertThat(conclusion.outcome()).isEqualTo(RunResult.Outcome.FAILED);
    assertThat(conclusion.findings()).anyMatch(each -> each.contains("p99-ratio is 9"));
  }

  @Test
  void a_walk_that_was_stopped_is_no_result() throws Exception {
    assertThat(walk("STOPPED", 0, Optional.empty()).outcome()).isEqualTo(RunResult.Outcome.ABORTED);
  }

  @Test
  void a_system_that_is_broken_is_not_walked_on() throws Exception {
    Conclusion conclusion = walk("COMPLETED", 0, Optional.of("connect died four times"));

    assertThat(conclusion.outcome()).isEqualTo(RunResult.Outcome.ABORTED);
    assertThat(conclusion.findings()).anyMatch(each -> each.contains("connect died four times"));
  }

  @Test
  void a_walk_that_asks_a_person_says_how_to_answer_and_goes_on_after_the_yes() throws Exception {
    Person said = new Person();

    Conclusion conclusion = walk("COMPLETED", 0, Optional.empty(), said);

    assertThat(conclusion.outcome()).isEqualTo(RunResult.Outcome.PASSED);
    assertThat(said.read)
        .filteredOn(line -> line.contains("a person must say yes before writes go to 50 %"))
        .singleElement()
        .asString()
        .contains("./rehearse confirm catalog");
    assertThat(said.looked).isEqualTo(Person.LOOKS);
  }

  private Conclusion walk(String end, int mismatches, Optional<String> broken) throws Exception {
    return walk(end, mismatches, broken, new Quiet());
  }

  private Conclusion walk(String end, int mismatches, Optional<String> broken, Progress progress)
      throws Exception {
    RunOptions options =
        new RunOptions(
            new RehearsalFolder(Path.of("target/run")),
            Path.of("target"),
            List.of(),
            "quick",
            3,
            new Filling.Generated(12, 1, 1, 3),
            Optional.empty(),
            200);
    try (FakeShop shop = new FakeShop();
        FakeConductor conductor = new FakeConductor(end, mismatches);
        ConductorClient client = new ConductorClient(conductor.uri(), "token");
        Faults faults = new Faults(Optional.empty());
        Shoppers shoppers =
            Shoppers.prepared(
                new ShoppersOptions(shop.uri(), shop.uri(), "secret", 3, 200, Map.of(), null),
                shop,
                Clock.systemUTC())) {
      RehearsalRun run =
          new RehearsalRun(
              new StandingSystem(shop.uri(), conductor.uri(), broken),
              options,
              PLAN,
              shoppers,
              client,
              faults,
              FAST,
              Clock.systemUTC(),
              progress);
      if (progress instanceof Person person) {
        conductor.asks();
        person.conductor = client;
      }
      run.run();
      told = new ObjectMapper().readTree(conductor.evidence());
      return run.conclusion(run.moved());
    }
  }

  /// A person who looks for a while, and then says yes.
  private static final class Person implements Progress {
    static final int LOOKS = 3;

    final List<String> read = new ArrayList<>();
    int looked;
    @Nullable ConductorClient conductor;

    @Override
    public void say(String text) {
      read.add(text);
    }

    @Override
    public void warn(String text) {}

    @Override
    public void now(String text) {
      if (!text.startsWith("waits for your yes: ./rehearse confirm catalog") || conductor == null) {
        return;
      }
      looked++;
      if (looked == LOOKS) {
        try {
          conductor.confirm("catalog");
        } catch (IOException | InterruptedException failed) {
          throw new IllegalStateException(failed);
        }
      }
    }
  }

  /// Nobody watches.
  private record Quiet() implements Progress {
    @Override
    public void say(String text) {}

    @Override
    public void warn(String text) {}

    @Override
    public void now(String text) {}
  }

  /// A system that somebody else runs.
  private record StandingSystem(URI shop, URI conductor, Optional<String> broken)
      implements RunningSystem {
    @Override
    public URI monolith() {
      return shop;
    }

    @Override
    public URI service(String capability) {
      return shop;
    }

    @Override
    public URI proxyControl() {
      return shop;
    }

    @Override
    public URI cardProcessor() {
      return shop;
    }

    @Override
    public URI courier() {
      return shop;
    }

    @Override
    public int imapPort() {
      return 0;
    }

    @Override
    public Secrets secrets() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public RehearsalFolder folder() {
      return new RehearsalFolder(Path.of("target/run"));
    }

    @Override
    public Optional<JsonNode> filled() {
      return Optional.empty();
    }

    @Override
    public Connection shopDatabase() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Connection shopStatistics() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Connection storeDatabase(String capability) {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Connection conductorDatabase() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public List<App> apps() {
      return List.of();
    }

    @Override
    public List<Incident> incidents() {
      return List.of();
    }

    @Override
    public void kill(String app) {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public void close() {}
  }
}
