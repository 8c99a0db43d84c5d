package dev.banyan.proxy.admission;

import dev.banyan.proxy.exchange.Refusal;
import dev.banyan.proxy.observing.Unready;

/// What a client is told that was not let in.
final class Refusals {
  private static final String AGAIN = " Nothing was changed; try again in a moment.";

  private Refusals() {}

  static Refusal of(Unready reason, String capability) {
    return Refusal.unavailable(
        switch (reason) {
          case NO_TABLE ->
              "The proxy has not heard from the conductor yet, so it is not known who may answer for "
                  + capability
                  + "."
                  + AGAIN;
          case NO_LEASE ->
              "The proxy is cut off from the conductor, so it is not known who may answer for "
                  + capability
                  + " now."
                  + AGAIN;
          case HELD_TOO_LONG ->
              "This part of "
                  + capability
                  + " is changing hands, and that takes longer than a request may wait."
                  + AGAIN;
          case TOO_MANY_HELD ->
              "This part of "
                  + capability
                  + " is changing hands, and too many requests wait for it already."
                  + AGAIN;
          case SEAM_IN_HAND ->
              "This part of "
                  + capability
                  + " is changing hands. Nothing was changed: start over, and ask who owns each key.";
          case SEAM_AT_MONOLITH ->
              "This belongs to the monolith, where the call comes from."
                  + " Nothing was changed: start over, and ask who owns each key.";
        });
  }
}
