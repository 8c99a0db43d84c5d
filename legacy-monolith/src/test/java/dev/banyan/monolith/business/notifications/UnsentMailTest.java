package dev.banyan.monolith.business.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.monolith.MailServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnsentMailTest extends MailShop {
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

  private static void hangUp(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException closed) {
        return;
      }
    }
  }
}
