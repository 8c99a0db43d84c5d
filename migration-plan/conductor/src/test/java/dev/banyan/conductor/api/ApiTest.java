package dev.banyan.conductor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Journal;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.PostgresStore;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.conductor.traffic.Answers;
import dev.banyan.conductor.traffic.Latency;
import dev.banyan.conductor.traffic.Tally;
import dev.banyan.conductor.walking.Runs;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConductorDatabase.class)
final class ApiTest {
  @Inject Stages stages;
  @Inject Runs runs;
  @Inject DataSource database;
  @Inject Journal journal;
  @Inject ObjectMapper json;

  @AfterEach
  void stopWalking() {
    runs.stop();
  }

  @Test
  void without_the_token_nobody_gets_in() {
    given().get("/api/status").then().statusCode(401).contentType("application/problem+json");
    given().header("Authorization", "Bearer guess").get("/api/status").then().statusCode(401);
  }

  @Test
  void a_page_of_another_site_is_kept_out() {
    known().header("Origin", "http://evil.example").get("/api/status").then().statusCode(403);
    known()
        .header("Origin", "http://127.0.0.1:" + RestAssured.port)
        .get("/api/status")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1:1", "127.0.0.1"})
  void a_name_that_is_not_loopback_is_misdirected(String host) {
    known()
        .header("Host", host.replace("PORT", Integer.toString(RestAssured.port)))
        .get("/api/status")
        .then()
        .statusCode(421);
  }

  @Test
  void the_status_tells_where_everything_stands() {
    known()
        .get("/api/status")
        .then()
        .statusCode(200)
        .body("plan.name", equalTo("gift-shop"))
        .body("revision", notNullValue())
        .body("capabilities[0].name", equalTo("catalog"))
        .body("capabilities[0].drivenBy", equalTo("plan"))
        .body("capabilities[0].verdict", nullValue());
  }

  @Test
  void a_plan_is_started_once() {
    start("quick").then().statusCode(202);

    start("quick").then().statusCode(409).body("detail", containsString("walked already"));
    known().get("/api/status").then().body("plan.state", equalTo("WALKING"));
    known().post("/api/plan/stop").then().statusCode(202);
    known().get("/api/status").then().body("plan.state", equalTo("STOPPED"));
  }

  @Test
  void a_pace_that_is_not_in_the_plan_is_refused_with_the_choices() {
    start("hasty").then().statusCode(400).body("detail", containsString("normal, quick"));
  }

  @Test
  void a_yes_that_nobody_asked_for_is_refused() {
    confirm("catalog").then().statusCode(409).body("detail", containsString("waits for no yes"));
    confirm("catalogue").then().statusCode(404);
    confirm(null).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"pace\": 3, \"capabilities\": 4}", "[]"})
  void what_is_no_request_is_told_as_a_problem(String body) {
    known()
        .contentType("application/json")
        .body(body)
        .post("/api/plan/start")
        .then()
        .statusCode(400);
  }

  @Test
  void a_routing_table_is_waited_for() throws Exception {
    long revision = stages.state().revision();
    CompletableFuture<Integer> polled =
        CompletableFuture.supplyAsync(
            () ->
                known()
                    .get("/api/routing-table?after=" + revision)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("revision"));

    turnTo(Share.ofPercent(10));

    assertThat(polled.get(15, TimeUnit.SECONDS)).isEqualTo((int) revision + 1);
    known()
        .get("/api/routing-table")
        .then()
        .body("dials.catalog.reads", equalTo(10))
        .body("dials.catalog.writes", equalTo(0));
  }

  @Test
  void the_journal_tells_what_came_after() {
    stages.note(Entry.of(Entry.Kind.PLAN, null, "one"));
    int seq = known().get("/api/journal").then().extract().path("entries[-1].seq");
    stages.note(new Entry(Entry.Kind.VERDICT, "catalog", "two", Map.of("samples", 57)));

    known()
        .get("/api/journal?after=" + seq)
        .then()
        .body("entries.text", contains("two"))
        .body("entries[0].kind", equalTo("verdict"))
        .body("entries[0].evidence.samples", equalTo(57));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set text = 'it never happened'",
        "delete from journal",
        "truncate journal"
      })
  void the_journal_only_grows(String rewriting) throws SQLException {
    stages.note(Entry.of(Entry.Kind.PLAN, null, "it happened"));

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(rewriting))
          .hasMessageContaining("the journal only grows");
    }
    known().get("/api/journal").then().body("entries.text", hasItem("it happened"));
  }

  @Test
  void what_was_saved_is_there_after_a_restart() {
    Standing standing =
        new Standing(
            new Stage.ShiftingReads(Share.ofPercent(50)),
            new Hand.OfCommand(
                new Dial(Share.ofPercent(50), Share.ofPercent(25)), Dial.reading(Share.ALL)),
            2,
            Instant.parse("2011-01-05T10:00:00Z"),
            true,
            new Answers(
                new Tally(100, 2, 1, new Latency(List.of(1_000L), List.of(99L, 1L))), Tally.NONE),
            new Step.GoingBack(new Move("catalog", 0, 500), 7, "it took too long"),
            Share.ofPercent(10),
            "success-rate of writes is 90 %");
    Run run = new Run(Run.Condition.STOPPED, "quick", List.of("catalog"), "because");
    stages.change(state -> state.with("catalog", standing).with(run));

    State loaded = store().load(Set.of("catalog"));

    assertThat(loaded).isEqualTo(stages.state());
    assertThat(loaded.of("catalog")).isEqualTo(standing);
  }

  @Test
  void a_second_conductor_is_refused() {
    State asItWas = store().load(Set.of("catalog"));
    stages.note(Entry.of(Entry.Kind.PLAN, null, "the first conductor goes on"));

    State late =
        new State(asItWas.revision(), asItWas.version() + 1, asItWas.run(), asItWas.capabilities());

    assertThatThrownBy(() -> store().save(late, List.of(), Instant.now()))
        .hasMessageContaining("another conductor");
  }

  @Test
  void shoppers_tell_what_they_found() {
    known()
        .contentType("application/json")
        .body(
            """
            {"at": "2011-01-05T10:00:00.000Z",
             "capabilities": {"catalog": {"requests": 100, "failed": 0, "wrongAnswers": 0}}}
            """)
        .post("/api/evidence/shoppers")
        .then()
        .statusCode(204);
  }

  @Test
  void what_is_unknown_cannot_be_compared() {
    known()
        .post("/api/capabilities/catalogue/diff")
        .then()
        .statusCode(404)
        .body("detail", containsString("there is: catalog"));
  }

  @Test
  void a_direction_that_is_none_is_told_which_there_are() {
    known()
        .post("/api/capabilities/catalog/diff?direction=sideways")
        .then()
        .statusCode(400)
        .body("detail", containsString("choose from: forward, backward"));
  }

  @Test
  void health_metrics_and_openapi_are_open() {
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200).body(containsString("banyan_stage"));
    given().get("/openapi").then().statusCode(200).body(containsString("/api/routing-table"));
  }

  private void turnTo(Share share) {
    Standing seen = stages.state().of("catalog");
    stages.move("catalog", seen, seen.at(new Stage.InSync().shiftReads(share)));
  }

  private PostgresStore store() {
    return new PostgresStore(database, journal, json);
  }

  private static RequestSpecification known() {
    return given().header("Authorization", "Bearer " + ConductorDatabase.TOKEN);
  }

  private static Response confirm(String capability) {
    return known()
        .contentType("application/json")
        .body(capability == null ? Map.of() : Map.of("capability", capability))
        .post("/api/plan/confirm");
  }

  private static Response start(String pace) {
    return known()
        .contentType("application/json")
        .body(Map.of("pace", pace))
        .post("/api/plan/start");
  }
}
