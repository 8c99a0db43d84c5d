package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Ownerships;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.model.Side;
import dev.banyan.streams.Ownership;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What both databases of a capability know of its owners.
record BothOwnerships(Ends ends) implements Ownerships {
  /// While it is waited for, buckets may be in hand.
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private interface Question<T> {
    T of(Ownership ownership) throws SQLException;
  }

  @Override
  public OwnershipRow read(Side side) {
    return ask(
        side,
        ownership ->
            ownership
                .read()
                .orElseThrow(
                    () ->
                        new Unanswered(
                            "no ownership of '%s' is installed at the %s: its streams have to be established first"
                                .formatted(ends.capability().name(), word(side)))));
  }

  @Override
  public List<String> interleave() {
    try {
      Ownership.interleave(ends.shop().ownership(), ends.store().ownership());
      return List.of();
    } catch (IllegalStateException refused) {
      return List.of(String.valueOf(refused.getMessage()));
    } catch (SQLException failed) {
      throw new Unanswered(
          "the sequences of '%s' could not be shared out: %s"
              .formatted(ends.capability().name(), failed.getMessage()),
          failed);
    }
  }

  @Override
  public OwnershipChange takeEpoch(long above) {
    return ask(Side.MONOLITH, ownership -> ownership.takeEpoch(above));
  }

  @Override
  public OwnershipChange accept(Side side, long epoch) {
    return ask(side, ownership -> ownership.accept(epoch));
  }

  @Override
  public OwnershipChange fence(Side side, long epoch, int from, int to) {
    return ask(side, ownership -> ownership.fence(epoch, from, to));
  }

  @Override
  public Set<String> awaitWriters(Side side, Duration atMost) {
    return ask(side, atMost.plus(ANSWER), ownership -> ownership.awaitWriters(atMost));
  }

  @Override
  public OwnershipChange give(Side side, long epoch, int to) {
    return ask(side, ownership -> ownership.give(epoch, to));
  }

  @Override
  public OwnershipChange settle(Side side, long epoch) {
    return ask(side, ownership -> ownership.settle(epoch));
  }

  private <T> T ask(Side side, Question<T> question) {
    return ask(side, ANSWER, question);
  }

  private <T> T ask(Side side, Duration atMost, Question<T> question) {
    try {
      return Within.time(atMost, () -> question.of(ends.of(side).ownership()));
    } catch (SQLException failed) {
      throw new Unanswered(
          "the %s's database of '%s' does not answer: %s"
              .formatted(word(side), ends.capability().name(), failed.getMessage()),
          failed);
    }
  }

  private static String word(Side side) {
    return side == Side.MONOLITH ? "monolith" : "service";
  }
}
