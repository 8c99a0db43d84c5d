package dev.banyan.rehearsal.shoppers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShoppingTest {
  private static final int VISITORS = 60;

  private final FakeShop shop;
  private final ShopClient client;
  private final Floor floor;
  private final Intentions intentions;
  private final ShopKeeping shopKeeping;

  ShoppingTest() throws Exception {
    shop = new FakeShop();
    client = new ShopClient(shop.uri(), Clock.systemUTC());
    Knowledge knowledge = new Learning(client).learn();
    floor =
        new Floor(
            client,
            knowledge,
            new Popularity(knowledge.skus(), 5),
            new OrderBook(),
            new StockBook(shop.stock()),
            new Observations(),
            Map.of(),
            "r",
            Clock.systemUTC());
    Browsing browsing = new Browsing(floor);
    StockLooking stockLooking = new StockLooking(floor);
    intentions =
        new Intentions(
            browsing,
            new SigningIn(floor),
            stockLooking,
            new Buying(floor, new Paying(floor)),
            new OrderLooking(floor),
            new AfterSale(floor));
    shopKeeping = new ShopKeeping(floor, browsing, stockLooking);
  }

  @AfterEach
  void close() {
    client.close();
    shop.close();
  }

  @Test
  void an_honest_shop_gives_no_reason_to_complain() throws Exception {
    shopFor(VISITORS);

    int found = audit();

    assertThat(floor.observations().examples()).isEmpty();
    assertThat(found).isEqualTo(floor.orders().acknowledged().size()).isGreaterThan(5);
    assertThat(floor.observations().total().requests()).isGreaterThan(400);
  }

  @ParameterizedTest
  @CsvSource({
    "OLD_PRICES, STALE_READS",
    "INVENTED_PRICES, STALE_READS",
    "FINDS_NOTHING, STALE_READS",
    "FORGETS_ORDERS, LOST_WRITES",
    "ORDERS_TWICE, DUPLICATE_WRITES",
    "MIXES_CUSTOMERS, SESSION_FLIPS",
    "SELLS_WHAT_IS_NOT_THERE, OVERSOLD"
  })
  void a_damage_that_was_planted_is_found(FakeShop.Damage damage, Anomaly anomaly)
      throws Exception {
    shopFor(10);
    List<Finding> before = floor.observations().examples();
    shop.damage(damage);

    shopFor(VISITORS);

    assertThat(before).isEmpty();
    assertThat(floor.observations().count(anomaly)).isPositive();
  }

  @Test
  void a_shop_that_breaks_down_fails_requests_and_tells_no_lies() throws Exception {
    shop.damage(FakeShop.Damage.BREAKS_DOWN);

    shopFor(3);

    Observations.Counts seen = floor.observations().total();
    assertThat(seen.failed()).isEqualTo(seen.requests()).isPositive();
    assertThat(seen.wrongAnswers()).isZero();
  }

  private void shopFor(int visitors) throws InterruptedException {
    Visitor staff = new Visitor(new SplittableRandom(1));
    staff.intend(shopKeeping::work);
    for (int i = 0; i < visitors; i++) {
      Visitor visitor = intentions.newVisitor(new SplittableRandom(i));
      while (visitor.step(System.nanoTime())) {
        if (visitor.chance(0.1)) {
          staff.step(System.nanoTime());
        }
      }
    }
  }

  private int audit() {
    return new ClosingAudit(floor.orders(), floor.stock(), floor.observations(), floor.clock())
        .audit(shop, "r")
        .orders();
  }
}
