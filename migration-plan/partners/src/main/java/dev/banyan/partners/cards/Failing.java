package dev.banyan.partners.cards;

import dev.banyan.partners.http.Answer;
import dev.banyan.partners.http.Handler;
import dev.banyan.partners.http.Request;
import java.util.Map;

/// A handler that fails as the processor was told to fail.
record Failing(Authorizations authorizations, Handler handler) implements Handler {
  private static final long LOOK_AGAIN_MILLIS = 200;

  @Override
  public Answer answer(Request request) throws InterruptedException {
    return switch (authorizations.outage()) {
      case NONE -> handler.answer(request);
      case REFUSE ->
          Answer.problem(
              503, "The processor takes no requests now: try again.", Map.of("Retry-After", "1"));
      case ERROR -> Answer.problem(500, "The processor is broken: nothing was done.");
      case HANG -> {
        // who still waits when the outage is over has lost the connection, as it were
        while (authorizations.outage() == Outage.HANG) {
          Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        yield new Answer.HungUp();
      }
      case LOSE_ANSWERS -> {
        handler.answer(request);
        yield new Answer.HungUp();
      }
    };
  }
}
