package dev.banyan.monolith.business.notifications;

import dev.banyan.monolith.business.Patience;
import dev.banyan.monolith.business.notifications.Postman.Delivery;
import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.notifications.Letter;
import dev.banyan.monolith.data.notifications.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The job that sends what customers are to be told, one letter in one transaction: hold it, send
/// it, note that it is sent.
///
/// SMTP knows no transactions. Where the shop dies after the server has said 250 and before the
/// commit, or the server took a letter and its answer did not come in time, the letter is still
/// there and is sent again. The other way round, noting first and sending then, a customer would
/// never hear of an order that was paid. So it may happen, in such an instant, that a mail comes
/// twice; it is the lesser evil, and both carry one `Message-ID`, by which whoever stores mail sees
/// that they are one. No two processes or threads ever send one letter.
@ApplicationScoped
public class SendingMail {
  private static final Logger LOG = Logger.getLogger(SendingMail.class);
  private static final int BATCH = 500;

  private final Outbox outbox;
  private final Postman postman;
  private final Ownership ownership;
  private final MailSettings settings;
  private final Patience patience;

  SendingMail(
      Outbox outbox, Postman postman, Ownership ownership, MailSettings settings, Clock clock) {
    this.outbox = outbox;
    this.postman = postman;
    this.ownership = ownership;
    this.settings = settings;
    this.patience = new Patience(clock, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void job() {
    record();
    if (patience.isOver()) {
      round();
    }
  }

  /// Sends every letter that is due, until the server is not there.
  void round() {
    Optional<Delivery> delivery = next();
    while (delivery.isPresent()) {
      if (delivery.get() instanceof Delivery.NoServer(var reason)) {
        LOG.warnf(
            "No mail can be sent (%s): mails wait, and it is tried again in %s.",
            reason, patience.again());
        return;
      }
      delivery = next();
    }
  }

  /// Records what other channels than e-mail would carry.
  void record() {
    while (QuarkusTransaction.requiringNew().call(() -> outbox.record(ours(), BATCH)) == BATCH) {
      // as long as there is more
    }
  }

  private Optional<Delivery> next() {
    return QuarkusTransaction.requiringNew().call(() -> outbox.next(ours()).map(this::send));
  }

  private Delivery send(Letter letter) {
    Delivery delivery = postman.send(letter);
    switch (delivery) {
      case Delivery.Taken() -> {
        patience.reset();
        outbox.sent(letter.id());
      }
      // It goes to the end of the queue, in case that it is the letter which ends connections; but
      // a server that is not there is waited for, however long.
      case Delivery.NoServer(var reason) -> outbox.again(letter.id(), pause(letter), reason);
      case Delivery.Refused(var reason) -> {
        if (letter.tries() + 1 < settings.tries()) {
          outbox.again(letter.id(), pause(letter), reason);
        } else {
          giveUp(letter, reason);
        }
      }
      case Delivery.Impossible(var reason) -> giveUp(letter, reason);
    }
    return delivery;
  }

  private void giveUp(Letter letter, String reason) {
    LOG.warnf("Mail '%s' is given up: %s", letter.key(), reason);
    outbox.failed(letter.id(), reason);
  }

  private Duration pause(Letter letter) {
    Duration pause = settings.firstPause();
    for (int i = 0; i < letter.tries() && pause.compareTo(settings.longestPause()) < 0; i++) {
      pause = pause.multipliedBy(3);
    }
    return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
  }

  private String ours() {
    return ownership.condition("notifications", "n.cust_id::text");
  }
}
