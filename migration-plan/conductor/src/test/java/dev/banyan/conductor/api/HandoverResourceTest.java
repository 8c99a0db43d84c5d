package dev.banyan.conductor.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConductorDatabase.class)
final class HandoverResourceTest {
  @Inject Stages stages;

  @Test
  void a_database_that_does_not_answer_is_why_it_may_not_be_done() {
    stages.change(state -> state.with("catalog", Standing.AT_START));

    foresee("catalog", "writes=25")
        .statusCode(200)
        .body("may", equalTo(false))
        .body("steps", empty())
        .body("reasons[0]", containsString("database of 'catalog' does not answer"));
  }

  @Test
  void a_capability_that_is_not_in_the_plan_is_told_with_those_that_are() {
    foresee("moonlight", "writes=25").statusCode(404).body("detail", containsString("catalog"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reads=25", "writes=101", "writes=12.345"})
  void a_share_that_is_none_is_refused(String query) {
    foresee("catalog", query).statusCode(400);
  }

  private static ValidatableResponse foresee(String capability, String query) {
    return given()
        .header("Authorization", "Bearer " + ConductorDatabase.TOKEN)
        .get("/api/capabilities/" + capability + "/handover?" + query)
        .then();
  }
}
