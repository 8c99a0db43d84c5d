package dev.banyan.monolith.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.ParcelShop;
import dev.banyan.monolith.ShopDatabase;
import dev.banyan.monolith.business.ordering.OrderNews;
import dev.banyan.monolith.contract.SignedCookie;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveOrdersTest extends ParcelShop {
  @Inject OrderNews news;
  @Inject Audience audience;

  @TestHTTPResource("/")
  URI here;

  @Test
  void customers_are_told_of_their_orders_as_they_change_and_of_no_others() {
    Sent mine = anOrderOfBefore();
    Sent theirs = anOrderOfBefore();
    try (LiveClient client = listening(mine);
        LiveClient secondTab = listening(mine)) {
      changed(theirs, "S", "T");
      changed(mine, "S", "H");

      JsonNode told = client.next();

      assertThat(told.path("type").asText()).isEqualTo("order");
      assertThat(told.path("number").asText()).isEqualTo(mine.number());
      assertThat(told.path("status").asText()).isEqualTo("sent");
      assertThat(told.path("shipment").asText()).isEqualTo("handed_over");
      assertThat(told.path("at").asText()).matches("[0-9-]{10}T[0-9:.]{12}Z");
      assertThat(secondTab.next()).isEqualTo(told);
    }
  }

  @Test
  void what_is_rolled_back_is_not_told() {
    Sent sent = anOrderOfBefore();
    try (LiveClient client = listening(sent)) {
      QuarkusTransaction.begin();
      news.changed(sent.order());
      QuarkusTransaction.rollback();
      changed(sent, "D", "D");
      assertThat(client.next().path("status").asText()).isEqualTo("delivered");
    }
  }

  @Test
  void nobody_listens_without_a_session() {
    refused(401);
    refused(401, "Cookie", "shop_session=forged");
    refused(
        401,
        "Cookie",
        SignedCookie.of(ShopDatabase.SESSION_KEY, 1, "C", Instant.now().minusSeconds(1)));
  }

  @Test
  void pages_of_other_sites_do_not_listen_with_a_customers_cookie() {
    String cookie = aCustomer();
    refused(403, "Cookie", cookie, "Origin", "http://elsewhere.invalid");
    refused(403, "Cookie", cookie, "Origin", "null");
    String own = "http://%s:%d".formatted(here.getHost(), here.getPort());
    try (LiveClient client = LiveClient.at(here, "Cookie", cookie, "Origin", own)) {
      client.greeted();
    }
  }

  @Test
  void news_come_again_after_the_database_has_ended_the_connection() {
    Sent sent = anOrderOfBefore();
    try (LiveClient client = listening(sent)) {
      assertThat(
              sql.list(
                  """
                  select pg_terminate_backend(pid) from pg_stat_activity
                  where application_name = 'legacy-monolith-live'""",
                  row -> row.getBoolean(1)))
          .containsExactly(true);
      // Greeted anew: what happened meanwhile may have gone unheard.
      client.greeted();
      changed(sent, "X", "X");
      assertThat(client.next().path("status").asText()).isEqualTo("cancelled");
    }
  }

  @Test
  void what_listeners_say_is_not_listened_to() {
    Sent sent = anOrderOfBefore();
    try (LiveClient client = listening(sent)) {
      client.say("{\"type\":\"order\"}");
      changed(sent, "R", "Z");
      assertThat(client.next().path("status").asText()).isEqualTo("returned");
    }
  }

  @Test
  void who_does_not_read_is_not_waited_for() {
    Sent sent = anOrderOfBefore();
    long customer = customer(sent);
    String long_ = "\"" + "x".repeat(100_000) + "\"";
    try (LiveClient deaf = LiveClient.deaf(here, "Cookie", sent.cookie());
        LiveClient client = listening(sent)) {
      int told = 2;
      for (int i = 0; i < 600; i++) {
        told = audience.tell(customer, long_, Instant.now());
        assertThat(client.next().isTextual()).isTrue();
      }
      assertThat(told).isEqualTo(1);
      assertThat(deaf.isOpen()).isTrue(); // it was not it that left
    }
  }

  @Test
  void a_session_that_is_over_hears_nothing_more() {
    Sent sent = anOrderOfBefore();
    long customer = customer(sent);
    Instant end = Instant.now().plusSeconds(2);
    String cookie = SignedCookie.of(ShopDatabase.SESSION_KEY, customer, "C", end);
    try (LiveClient client = LiveClient.at(here, "Cookie", cookie).greeted()) {
      assertThat(audience.tell(customer, "{}", end.plusSeconds(1))).isZero();
      assertThat(client.closed()).isEqualTo(1008);
    }
  }

  @Test
  void who_listens_while_the_shop_closes_is_told() {
    Sent sent = anOrderOfBefore();
    try (LiveClient client = listening(sent)) {
      audience.sayGoodbye();
      assertThat(client.closed()).isEqualTo(1001);
    }
  }

  /// An order whose own news have all been told, so that a listener hears only what comes now.
  private Sent anOrderOfBefore() {
    Sent sent = aPackedOrder();
    try (LiveClient client = listening(sent)) {
      changed(sent, "S", "H");
      client.hears("sent");
      changed(sent, "P", "W");
      client.hears("placed");
    }
    return sent;
  }

  private LiveClient listening(Sent sent) {
    return LiveClient.at(here, "Cookie", sent.cookie()).greeted();
  }

  private long customer(Sent sent) {
    return sql.one(
        "select cust_id from cust_order where order_id = ?", row -> row.getLong(1), sent.order());
  }

  private void refused(int status, String... headers) {
    assertThatThrownBy(() -> LiveClient.at(here, headers).close())
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refusal -> assertThat(refusal.getResponse().statusCode()).isEqualTo(status));
  }

  private void changed(Sent sent, String order, String parcel) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              sql.change("update cust_order set stat = ? where order_id = ?", order, sent.order());
              sql.change("update shipment set stat = ? where order_id = ?", parcel, sent.order());
              news.changed(sent.order());
            });
  }
}
