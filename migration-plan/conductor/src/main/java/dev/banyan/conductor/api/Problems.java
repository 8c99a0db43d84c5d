package dev.banyan.conductor.api;

import dev.banyan.conductor.streams.Streams;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Whatever goes wrong is told in one form.
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response refused(WebApplicationException refused) {
    Response.StatusType status = refused.getResponse().getStatusInfo();
    String detail = refused.getMessage();
    return Problem.of(
        status.getStatusCode(),
        status.getReasonPhrase(),
        detail == null ? status.getReasonPhrase() : detail);
  }

  @ServerExceptionMapper
  Response unreachable(Streams.Unreachable unreachable) {
    return Problem.of(503, "Streams do not answer", String.valueOf(unreachable.getMessage()));
  }

  @ServerExceptionMapper
  Response broken(RuntimeException bug) {
    LOG.error("a request failed", bug);
    return Problem.of(
        500,
        "Something is broken",
        "The conductor could not answer; its log says why. The dials stay where they are.");
  }
}
