package dev.banyan.monolith.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.banyan.monolith.business.strangler.NotOurs;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Answers everything that goes wrong with a [Problem], and keeps the inside of the shop inside.
class ProblemAnswers {
  /// The bucket is not owned here, or what was written with was too old and was given up.
  private static final Set<String> NOTHING_WAS_DONE = Set.of("BN001", "40001");

  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return answer(refusal.problem()).build();
  }

  @ServerExceptionMapper
  Response unfit(WebApplicationException unfit) {
    int status = unfit.getResponse().getStatus();
    return status < 400
        ? unfit.getResponse()
        : answer(Problem.of(status, title(status), detail(status))).build();
  }

  @ServerExceptionMapper
  Response unreadable(MismatchedInputException unreadable) {
    return answer(Problem.of(400, title(400), detail(400))).build();
  }

  @ServerExceptionMapper
  Response notOurs(NotOurs moved) {
    return answer(
            Refusal.unavailable("This part of the shop is moving house: try again in a moment.")
                .problem())
        .build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, UriInfo asked) {
    if (isRefusedByOwnership(failure)) {
      return answer(
              Refusal.unavailable(
                      "This is written at the other side at the moment. Ask again: the proxy knows where.")
                  .problem())
          .build();
    }
    LOG.errorf(failure, "Could not answer %s", asked.getPath());
    return answer(
            Problem.of(
                500, title(500), "The shop could not answer this; the reason is in its log."))
        .build();
  }

  /// The database refuses what this side does not own with a SQLSTATE of its own.
  private static boolean isRefusedByOwnership(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused
          && NOTHING_WAS_DONE.contains(String.valueOf(refused.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    return problem.status() == 503 ? answer.header(HttpHeaders.RETRY_AFTER, 1) : answer;
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error " + status : known.getReasonPhrase();
  }

  private static @Nullable String detail(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read: is its body JSON, and its path well formed?";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not know this method.";
      case 406 -> "This is given as application/json only.";
      case 413 -> "The body is too large.";
      case 415 -> "The body must be application/json.";
      default -> null;
    };
  }
}
