package dev.banyan.monolith.business.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.monolith.MailServer;
import dev.banyan.monolith.MailServer.Mail;
import dev.banyan.monolith.ParcelShop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A shop with a mail server beside it, and what its tests ask about letters.
abstract class MailShop extends ParcelShop {
  @Inject SendingMail mails;
  @Inject TellingCustomers customers;

  @ConfigProperty(name = "quarkus.mailer.port")
  int port;

  MailServer server;

  @BeforeEach
  void openServer() {
    server = new MailServer(port);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  boolean tell(OrderEvent event, Sent sent) {
    return tell(event, key(event, sent), sent);
  }

  boolean tell(OrderEvent event, String key, Sent sent) {
    QuarkusTransaction.requiringNew().run(() -> customers.tell(event, key, sent.order()));
    return true;
  }

  static String key(OrderEvent event, Sent sent) {
    return event.name().toLowerCase(Locale.ROOT) + " " + sent.number();
  }

  /// The one mail that tells of it.
  Mail one(Sent sent, OrderEvent event) {
    List<Mail> found =
        server.mailsTo(email(sent)).stream()
            .filter(mail -> mail.event().equals(key(event, sent)))
            .toList();
    assertThat(found).as(key(event, sent)).hasSize(1);
    return found.getFirst();
  }

  String email(Sent sent) {
    return sql.one(
        "select login from customer join cust_order using (cust_id) where order_id = ?",
        row -> row.getString(1),
        sent.order());
  }

  /// State, tries and reason: `S 1 null`.
  String letter(String key) {
    return sql.one(
        "select stat, tries, error from notification where evt_key = ? and channel = 'E'",
        row -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3),
        key);
  }

  double pause(String key) {
    return sql.one(
        "select extract(epoch from next_ts - now()) from notification where evt_key = ?",
        row -> row.getDouble(1),
        key);
  }

  void isDue(String key) {
    sql.change("update notification set next_ts = now() - interval '1 h' where evt_key = ?", key);
  }
}
