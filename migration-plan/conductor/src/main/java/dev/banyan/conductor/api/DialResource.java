package dev.banyan.conductor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banyan.conductor.dials.Commands;
import dev.banyan.conductor.dials.RoutingTable;
import dev.banyan.conductor.dials.Turned;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.model.Dial;
import dev.banyan.model.Plan;
import dev.banyan.model.Share;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A hand on a dial: turns it, says what turning it would do, gives it back to the plan.
@Path("/api/capabilities/{name}/dial")
final class DialResource {
  private final Plan plan;
  private final Stages stages;
  private final Commands commands;

  DialResource(Plan plan, Stages stages, Commands commands) {
    this.plan = plan;
    this.stages = stages;
    this.commands = commands;
  }

  /// Shares in percent, as they are asked for.
  ///
  /// @param reads null stays as it is
  /// @param writes null stays as it is
  record Asked(@Nullable BigDecimal reads, @Nullable BigDecimal writes) {}

  /// How a dial stands after a command.
  ///
  /// @param done what was done, one after the other
  /// @param reasons why it does not stand where it is wished yet; empty if it does
  record Turn(
      RoutingTable.Percent stands,
      RoutingTable.Percent wished,
      List<String> done,
      List<String> reasons) {}

  /// @param may whether it would be begun
  /// @param steps what would be done, one after the other
  /// @param reasons why it may not be done
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Foreseen(
      boolean may,
      RoutingTable.Percent stands,
      RoutingTable.Percent wished,
      List<String> steps,
      List<String> reasons) {}

  /// Answers 200 once it stands there, 202 with the reasons where it was begun and is tried again
  /// by itself, 409 with all reasons where it may not be done: nothing was changed then.
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Response turn(String name, @Nullable Asked asked) {
    return of(
        name,
        asked == null ? new Asked(null, null) : asked,
        (reads, writes) ->
            switch (commands.turn(name, reads.orElse(null), writes.orElse(null))) {
              case Commands.Answer.Wrong(String reason) -> Problem.badRequest(List.of(reason));
              case Commands.Answer.Refused(List<String> reasons) -> Problem.conflict(reasons);
              case Commands.Answer.Begun(Dial wished, Turned turned) ->
                  Response.status(turned.against().isEmpty() ? 200 : 202)
                      .entity(
                          new Turn(
                              stands(name),
                              RoutingTable.Percent.of(wished),
                              turned.done(),
                              turned.against()))
                      .build();
            });
  }

  /// What that would do now, or why it may not be done. Nothing is moved.
  @GET
  @RunOnVirtualThread
  public Response foresee(
      String name,
      @QueryParam("reads") @Nullable BigDecimal reads,
      @QueryParam("writes") @Nullable BigDecimal writes) {
    return of(
        name,
        new Asked(reads, writes),
        (toRead, toWrite) -> {
          Optional<String> wrong = commands.wrong(name, toRead.orElse(null), toWrite.orElse(null));
          if (wrong.isPresent()) {
            return Problem.badRequest(List.of(wrong.get()));
          }
          Commands.Foreseen told =
              commands.foresee(name, toRead.orElse(null), toWrite.orElse(null));
          return Response.ok(
                  new Foreseen(
                      told.reasons().isEmpty(),
                      stands(name),
                      RoutingTable.Percent.of(told.wished()),
                      told.steps(),
                      told.reasons()))
              .build();
        });
  }

  /// Gives the dial back to the plan, which goes on from where it stands.
  @DELETE
  @RunOnVirtualThread
  public Response release(String name) {
    if (!plan.capabilities().containsKey(name)) {
      return Problem.noCapability(name, plan);
    }
    boolean released = commands.release(name);
    return Response.ok(Map.of("released", released, "stands", stands(name))).build();
  }

  private RoutingTable.Percent stands(String name) {
    return RoutingTable.Percent.of(stages.state().of(name).stage().dial());
  }

  private Response of(
      String name, Asked asked, BiFunction<Optional<Share>, Optional<Share>, Response> answer) {
    if (!plan.capabilities().containsKey(name)) {
      return Problem.noCapability(name, plan);
    }
    List<String> problems = new ArrayList<>();
    Optional<Share> reads = share("reads", asked.reads(), problems);
    Optional<Share> writes = share("writes", asked.writes(), problems);
    if (asked.reads() == null && asked.writes() == null) {
      problems.add(
          "Say the share of the reads, of the writes, or both, in percent: reads 50, writes 10");
    }
    if (!problems.isEmpty()) {
      return Problem.badRequest(problems);
    }
    try {
      return answer.apply(reads, writes);
    } catch (Unanswered silent) {
      return Problem.of(503, "Service unavailable", String.valueOf(silent.getMessage()));
    } catch (IllegalArgumentException noStore) {
      return Problem.conflict(List.of(String.valueOf(noStore.getMessage())));
    }
  }

  private static Optional<Share> share(
      String dial, @Nullable BigDecimal percent, List<String> problems) {
    try {
      return Optional.ofNullable(percent).map(Share::ofPercent);
    } catch (IllegalArgumentException wrong) {
      problems.add("%s: %s".formatted(dial, wrong.getMessage()));
      return Optional.empty();
    }
  }
}
