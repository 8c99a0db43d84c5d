package dev.banyan.conductor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.conductor.journal.Journal;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.PostgresStore;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConductorDatabase.class)
final class DialResourceTest {
  private static final String CATALOG = "/api/capabilities/catalog";

  @Inject Stages stages;
  @Inject DataSource database;
  @Inject Journal journal;
  @Inject ObjectMapper json;

  @BeforeEach
  void inSync() {
    stages.change(state -> state.with("catalog", Standing.AT_START.at(new Stage.InSync())));
  }

  @AfterEach
  void asItWas() {
    stages.change(state -> state.with("catalog", Standing.AT_START));
  }

  @Test
  void a_hand_turns_the_dial_at_once_and_is_saved() {
    put("{\"reads\": 12.5}")
        .statusCode(200)
        .body("stands.reads", equalTo(12.5f))
        .body("done", hasSize(1))
        .body("reasons", empty());

    Standing saved =
        new PostgresStore(database, journal, json).load(Set.of("catalog")).of("catalog");
    Dial wished = new Dial(new Share(1_250), Share.NONE);
    assertThat(saved.hand()).isEqualTo(new Hand.OfCommand(wished, null));
    known()
        .get("/api/status")
        .then()
        .body("capabilities[0].drivenBy", equalTo("hand"))
        .body("capabilities[0].hand.by", equalTo("command"))
        .body("capabilities[0].hand.wished.reads", equalTo(12.5f))
        .body("capabilities[0].drift", empty());
    known().get("/api/journal?last=2").then().body("entries.kind", hasItem("hand"));
  }

  @Test
  void what_may_not_be_done_is_a_conflict_with_each_reason() {
    put("{\"reads\": 50, \"writes\": 10}")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("reasons[0]", containsString("database of 'catalog' does not answer"));

    assertThat(stages.state().of("catalog")).isEqualTo(Standing.AT_START.at(new Stage.InSync()));
  }

  @Test
  void every_wrong_number_is_told_at_once() {
    put("{\"reads\": 101, \"writes\": 0.001}").statusCode(400).body("reasons", hasSize(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reads\": 10, \"writes\": 20}", "{\"writes\": 5}", "[]"})
  void what_makes_no_dial_is_refused(String body) {
    put(body).statusCode(400);
  }

  @Test
  void a_dry_run_changes_nothing() {
    known()
        .get(CATALOG + "/dial?reads=50")
        .then()
        .statusCode(200)
        .body("may", equalTo(true))
        .body("steps[0]", containsString("Reads 0 % → 50 %"));

    assertThat(stages.state().of("catalog").byHand()).isFalse();
  }

  @Test
  void a_dial_is_given_back_to_the_plan() {
    put("{\"reads\": 25}").statusCode(200);

    known().delete(CATALOG + "/dial").then().statusCode(200).body("released", equalTo(true));
    known().delete(CATALOG + "/dial").then().statusCode(200).body("released", equalTo(false));
    assertThat(stages.state().of("catalog").byHand()).isFalse();
  }

  @Test
  void what_is_at_the_monolith_already_is_rolled_back_at_once_and_stays_there() {
    put("{\"reads\": 25}").statusCode(200);
    known()
        .get(CATALOG + "/rollback")
        .then()
        .statusCode(200)
        .body("capabilities[0].steps[0]", containsString("Reads 25 % → 0 %"));

    known()
        .post(CATALOG + "/rollback")
        .then()
        .statusCode(200)
        .body("back", equalTo(true))
        .body("capabilities[0].stands.reads", equalTo(0));
    known().get(CATALOG + "/rollback/progress").then().body("back", equalTo(true));
    assertThat(stages.state().of("catalog").hand()).isEqualTo(new Hand.RollingBack(null));
  }

  @Test
  void a_capability_that_is_not_in_the_plan_is_told_with_those_that_are() {
    known()
        .get("/api/capabilities/moonlight/dial?reads=5")
        .then()
        .statusCode(404)
        .body("detail", containsString("there is: catalog"));
    known().post("/api/capabilities/moonlight/rollback").then().statusCode(404);
  }

  private static ValidatableResponse put(String body) {
    return known().contentType("application/json").body(body).put(CATALOG + "/dial").then();
  }

  private static RequestSpecification known() {
    return given().header("Authorization", "Bearer " + ConductorDatabase.TOKEN);
  }
}
