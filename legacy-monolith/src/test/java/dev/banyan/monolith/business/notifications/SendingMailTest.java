package dev.banyan.monolith.business.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.monolith.MailServer;
import dev.banyan.monolith.MailServer.Mail;
import dev.banyan.monolith.ParcelShop;
import dev.banyan.monolith.data.notifications.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SendingMailTest extends ParcelShop {
  @Inject SendingMail mails;
  @Inject TellingCustomers customers;
  @Inject Outbox outbox;

  @ConfigProperty(name = "quarkus.mailer.port")
  int port;

  private MailServer server;

  @BeforeEach
  void openServer() {
    server = new MailServer(port);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void an_event_is_one_mail_as_text_and_as_a_page() {
    Sent sent = aBookedOrder(aCustomer());
    tell(OrderEvent.SENT, sent);
    tell(OrderEvent.SENT, sent);

    mails.round();

    Mail mail = one(sent, OrderEvent.SENT);
    assertThat(mail.subject()).isEqualTo("Your order %s is on its way", sent.number());
    assertThat(mail.messageId()).isEqualTo("<sent%s@shop.invalid>", sent.number());
    assertThat(mail.text())
        .contains("Dear Ann,", "order %s is".formatted(sent.number()), sent.parcel(), "£2.50");
    assertThat(mail.html()).contains("<p>Dear Ann,</p>", sent.parcel());
    assertThat(letter(key(OrderEvent.SENT, sent))).isEqualTo("S 1 null");
  }

  @Test
  void every_event_has_its_words() {
    Sent sent = aBookedOrder(aCustomer());
    for (OrderEvent event : OrderEvent.values()) {
      tell(event, sent);
    }
    mails.round();
    List<Mail> read = server.mailsTo(email(sent));
    assertThat(read).hasSize(OrderEvent.values().length);
    for (Mail mail : read) {
      assertThat(mail.subject()).contains(sent.number());
      assertThat(mail.text()).contains("our order " + sent.number()).doesNotContain("{", "null");
    }
  }

  @Test
  void names_are_text_and_never_markup() {
    Sent sent = aBookedOrder(aCustomer());
    sql.change(
        "update customer set name = '<b>Ann & Co</b>' where cust_id = (select cust_id from cust_order where order_id = ?)",
        sent.order());
    tell(OrderEvent.PLACED, sent);
    mails.round();
    Mail mail = one(sent, OrderEvent.PLACED);
    assertThat(mail.text()).contains("Dear <b>Ann & Co</b>,");
    assertThat(mail.html()).contains("Dear &lt;b&gt;Ann &amp; Co&lt;/b&gt;,");
  }

  @Test
  void money_that_went_back_is_named() {
    Sent sent = aBookedOrder(aCustomer());
    String returned =
        sql.one(
            """
            insert into order_return (ret_no, order_id, amount)
            values ('R' || nextval('return_no_seq'), ?, 1.255) returning ret_no""",
            row -> row.getString(1),
            sent.order());
    tell(OrderEvent.RETURNED, "returned " + returned, sent);
    mails.round();
    assertThat(server.mailsTo(email(sent)).getLast().text()).contains("£1.255 goes back to you");
  }

  @Test
  void fifty_events_at_once_are_fifty_mails() {
    List<Sent> orders = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      orders.add(aBookedOrder(aCustomer()));
    }
    List<OrderEvent> events =
        List.of(
            OrderEvent.PLACED,
            OrderEvent.CANCELLED,
            OrderEvent.SENT,
            OrderEvent.DELIVERED,
            OrderEvent.REFUNDED);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (Sent sent : orders) {
      events.forEach(event -> calls.add(() -> tell(event, sent)));
    }
    calls.addAll(Collections.nCopies(6, this::rounded));

    atOnce(calls);

    mails.round();
    for (Sent sent : orders) {
      assertThat(server.mailsTo(email(sent)))
          .extracting(Mail::event)
          .containsExactlyInAnyOrderElementsOf(
              events.stream().map(event -> key(event, sent)).toList());
    }
  }

  @Test
  void an_address_that_is_refused_is_tried_again_later_and_holds_up_nobody() {
    Sent refused = aBookedOrder(aCustomer());
    Sent fine = aBookedOrder(aCustomer());
    server.refuse(email(refused));
    tell(OrderEvent.PLACED, refused);
    tell(OrderEvent.PLACED, fine);

    mails.round();

    one(fine, OrderEvent.PLACED);
    String key = key(OrderEvent.PLACED, refused);
    assertThat(letter(key)).startsWith("N 1 ");
    assertThat(pause(key)).isBetween(1.0, 5.0);
    server.take(email(refused));
    mails.round();
    assertThat(server.mailsTo(email(refused))).isEmpty();
    isDue(key);
    mails.round();
    one(refused, OrderEvent.PLACED);
  }

  @Test
  void pauses_grow_and_what_is_refused_for_good_is_given_up_with_the_reason() {
    Sent sent = aBookedOrder(aCustomer());
    server.refuse(email(sent));
    tell(OrderEvent.PLACED, sent);
    String key = key(OrderEvent.PLACED, sent);
    double before = 0;
    for (int i = 0; i < 7; i++) {
      isDue(key);
      mails.round();
      assertThat(pause(key)).isGreaterThan(before);
      before = pause(key);
    }
    assertThat(letter(key)).startsWith("N 7 ");
    isDue(key);
    mails.round();
    assertThat(letter(key)).startsWith("F 8 ").doesNotEndWith("null");
    server.take(email(sent));
    isDue(key);
    mails.round();
    assertThat(server.mailsTo(email(sent))).isEmpty();
  }

  @Test
  void what_is_no_address_is_given_up_at_once() {
    Sent sent = aBookedOrder(aCustomer());
    tell(OrderEvent.PLACED, sent);
    String key = key(OrderEvent.PLACED, sent);
    sql.change("update notification set rcpt = 'nobody at all' where evt_key = ?", key);
    mails.round();
    assertThat(letter(key)).isEqualTo("F 1 'nobody at all' is no e-mail address");
  }

  @Test
  void a_server_that_is_not_there_is_waited_for() {
    Sent sent = aBookedOrder(aCustomer());
    tell(OrderEvent.PLACED, sent);
    String key = key(OrderEvent.PLACED, sent);
    server.close();
    for (int i = 0; i < 10; i++) {
      isDue(key);
      mails.round();
    }
    assertThat(letter(key)).startsWith("N ");
    server = new MailServer(port);
    isDue(key);
    mails.round();
    one(sent, OrderEvent.PLACED);
  }

  @Test
  void a_server_that_hangs_up_before_its_answer_is_asked_again() throws Exception {
    Sent sent = aBookedOrder(aCustomer());
    tell(OrderEvent.PLACED, sent);
    String key = key(OrderEvent.PLACED, sent);
    server.close();
    try (ServerSocket rude = new ServerSocket(port, 10, InetAddress.getLoopbackAddress())) {
      Thread thread = Thread.startVirtualThread(() -> hangUp(rude));
      isDue(key);
      mails.round();
      assertThat(letter(key)).startsWith("N ");
      rude.close();
      thread.join();
    }
    server = new MailServer(port);
    isDue(key);
    mails.round();
    one(sent, OrderEvent.PLACED);
  }

  @Test
  void other_channels_are_recorded() {
    Sent sent = aBookedOrder(aCustomer());
    shop.put(
            "/api/account/notifications",
            "{\"email\":false,\"sms\":true,\"push\":true,\"phone\":\"+44 20 7946 0018\"}",
            "Cookie",
            sent.cookie())
        .is(200);
    tell(OrderEvent.SENT, sent);

    mails.job();

    assertThat(
            sql.list(
                "select channel || stat || rcpt from notification where evt_key = ? order by 1",
                row -> row.getString(1).replaceAll("[0-9]+$", "#"),
                key(OrderEvent.SENT, sent)))
        .containsExactly("PS#", "SS+44 20 7946 #");
    assertThat(server.mailsTo(email(sent))).noneMatch(mail -> mail.event().startsWith("sent"));
  }

  @Test
  void only_what_is_ours_is_sent() {
    Sent sent = aBookedOrder(aCustomer());
    tell(OrderEvent.PLACED, sent);
    isDue(key(OrderEvent.PLACED, sent));
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> outbox.next("n.cust_id::text <> n.cust_id::text")))
        .isEmpty();
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> outbox.next("n.cust_id::text = n.cust_id::text")))
        .isPresent();
  }

  private static void hangUp(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private boolean rounded() {
    mails.round();
    return true;
  }

  private boolean tell(OrderEvent event, Sent sent) {
    return tell(event, key(event, sent), sent);
  }

  private boolean tell(OrderEvent event, String key, Sent sent) {
    QuarkusTransaction.requiringNew().run(() -> customers.tell(event, key, sent.order()));
    return true;
  }

  private static String key(OrderEvent event, Sent sent) {
    return event.name().toLowerCase(Locale.ROOT) + " " + sent.number();
  }

  /// The one mail that tells of it.
  private Mail one(Sent sent, OrderEvent event) {
    List<Mail> found =
        server.mailsTo(email(sent)).stream()
            .filter(mail -> mail.event().equals(key(event, sent)))
            .toList();
    assertThat(found).as(key(event, sent)).hasSize(1);
    return found.getFirst();
  }

  private String email(Sent sent) {
    return sql.one(
        "select login from customer join cust_order using (cust_id) where order_id = ?",
        row -> row.getString(1),
        sent.order());
  }

  /// State, tries and reason: `S 1 null`.
  private String letter(String key) {
    return sql.one(
        "select stat, tries, error from notification where evt_key = ? and channel = 'E'",
        row -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3),
        key);
  }

  private double pause(String key) {
    return sql.one(
        "select extract(epoch from next_ts - now()) from notification where evt_key = ?",
        row -> row.getDouble(1),
        key);
  }

  private void isDue(String key) {
    sql.change("update notification set next_ts = now() - interval '1 h' where evt_key = ?", key);
  }
}
