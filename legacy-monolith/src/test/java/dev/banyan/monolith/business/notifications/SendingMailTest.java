package dev.banyan.monolith.business.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.monolith.MailServer.Mail;
import dev.banyan.monolith.data.notifications.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SendingMailTest extends MailShop {
  @Inject Outbox outbox;

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
            insert into order_return (ret_no, order_id, amount, idem_key)
            values ('R' || nextval('return_no_seq'), ?, 1.255, 'k') returning ret_no""",
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

  private boolean rounded() {
    mails.round();
    return true;
  }
}
