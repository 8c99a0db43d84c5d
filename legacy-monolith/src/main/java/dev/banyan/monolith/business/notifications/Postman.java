package dev.banyan.monolith.business.notifications;

import dev.banyan.monolith.data.notifications.Letter;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;

/// Writes a letter as a mail, and hands it to the mail server.
@ApplicationScoped
class Postman {
  /// What became of a letter.
  sealed interface Delivery {
    /// The server answers for it from now on.
    record Taken() implements Delivery {}

    /// The server does not take this letter, at least not now.
    record Refused(String reason) implements Delivery {}

    /// No server was there to judge the letter, or it went away meanwhile.
    record NoServer(String reason) implements Delivery {}

    /// No server will ever take it.
    record Impossible(String reason) implements Delivery {}
  }

  private static final int NOT_AVAILABLE = 421;

  private final Mailer mailer;
  private final Template text;
  private final Template html;

  Postman(
      Mailer mailer,
      @Location("notifications/letter.txt") Template text,
      @Location("notifications/letter.html") Template html) {
    this.mailer = mailer;
    this.text = text;
    this.html = html;
  }

  Delivery send(Letter letter) {
    try {
      mailer.send(mail(letter));
      return new Delivery.Taken();
    } catch (IllegalArgumentException noAddress) {
      return new Delivery.Impossible("'%s' is no e-mail address".formatted(letter.to()));
    } catch (RuntimeException failure) {
      return failed(failure);
    }
  }

  private Mail mail(Letter letter) {
    String subject =
        switch (OrderEvent.valueOf(letter.event())) {
          case PLACED -> "Your order %s";
          case CANCELLED -> "Your order %s is cancelled";
          case SENT -> "Your order %s is on its way";
          case DELIVERED -> "Your order %s has arrived";
          case RETURNED -> "Your return for order %s";
          case REFUNDED -> "A refund for order %s";
        };
    return Mail.withText(
            letter.to(), subject.formatted(letter.order()), text.data("letter", letter).render())
        .setHtml(html.data("letter", letter).render())
        .addHeader("Message-ID", "<%s@shop.invalid>".formatted(letter.key().replace(" ", "")))
        .addHeader("X-Shop-Event", letter.key());
  }

  private static Delivery failed(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof SMTPException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SMTPException answer && answer.getReplyCode() != NOT_AVAILABLE
        ? new Delivery.Refused(String.join(" ", answer.getReplyMessages()))
        : new Delivery.NoServer(cause.toString());
  }
}
