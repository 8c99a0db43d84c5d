package dev.banyan.rehearsal.shoppers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that one product ever was, with the times at which a change was sent and acknowledged.
///
/// Changes of one product come one after the other. One that got no answer stays in doubt: what was
/// before and what was asked for are both allowed from then on, and nobody changes that product
/// again.
final class ProductHistory {
  /// @param acknowledged null while the change is under way, and for ever if it got no answer
  private record Era(ProductFacts facts, Instant sent, @Nullable Instant acknowledged) {}

  private final String category;
  private final List<Era> eras = new ArrayList<>();

  ProductHistory(String category, ProductFacts initial) {
    this.category = category;
    eras.add(new Era(initial, Instant.MIN, Instant.MIN));
  }

  String category() {
    return category;
  }

  synchronized ProductFacts latest() {
    return eras.getLast().facts();
  }

  /// A change is about to be sent; empty while an earlier one is under way or in doubt.
  synchronized Optional<ProductFacts> begin(ProductFacts asked, Instant sent) {
    if (eras.getLast().acknowledged() == null) {
      return Optional.empty();
    }
    eras.add(new Era(asked, sent, null));
    return Optional.of(asked);
  }

  synchronized void acknowledged(Instant at) {
    Era last = eras.removeLast();
    eras.add(new Era(last.facts(), last.sent(), at));
  }

  /// The change was refused: it never was.
  synchronized void withdrawn() {
    eras.removeLast();
  }

  synchronized Judgement judge(Shown shown, Looked looked, Duration staleAtMost) {
    Duration stalest = Duration.ZERO;
    boolean everWas = false;
    for (int i = eras.size() - 1; i >= 0; i--) {
      if (!shown.agreesWith(eras.get(i).facts()) || eras.get(i).sent().isAfter(looked.received())) {
        continue;
      }
      everWas = true;
      Instant superseded = supersededAt(i);
      if (superseded == null || !superseded.plus(staleAtMost).isBefore(looked.sent())) {
        return new Judgement.Right();
      }
      stalest = Duration.between(superseded, looked.sent());
    }
    return new Judgement.Wrong(expectation(staleAtMost), verdictOn(shown, everWas, stalest));
  }

  private @Nullable Instant supersededAt(int index) {
    return index + 1 < eras.size() ? eras.get(index + 1).acknowledged() : null;
  }

  private String expectation(Duration staleAtMost) {
    return "%s, at most %s old".formatted(eras.getLast().facts(), seconds(staleAtMost));
  }

  private static String verdictOn(Shown shown, boolean everWas, Duration stale) {
    return everWas
        ? "%s, which was replaced %s before the question".formatted(shown, seconds(stale))
        : "%s, which never was".formatted(shown);
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
