package dev.banyan.monolith;

import dev.banyan.monolith.contract.Shopfront;
import dev.banyan.monolith.contract.SignedCookie;
import dev.banyan.monolith.data.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/// A running shop for tests to shop in; nothing is ever removed, so everything has a name of its
/// own.
@QuarkusTestResource(ShopDatabase.class)
@QuarkusTestResource(CardProcessorProcess.class)
public abstract class OpenShop {
  protected static final String PASSWORD = "correct horse";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Inject protected Sql sql;

  @TestHTTPResource("/")
  URI root;

  protected Shopfront shop;

  @BeforeEach
  final void aCategory() {
    shop = new Shopfront(URI.create(root.toString().replaceAll("/$", "")));
    sql.change(
        "insert into category (slug, cat_name) values ('gifts', 'Gifts') on conflict do nothing");
  }

  protected static int number() {
    return NUMBERS.incrementAndGet();
  }

  protected static String anEmail() {
    return "shopper-%d@mail.invalid".formatted(number());
  }

  /// Registers somebody.
  ///
  /// @return the cookie of their session
  protected String aCustomer() {
    Shopfront.Answer answer =
        shop.post(
                "/api/accounts",
                """
                {"email":"%s","password":"%s","name":"Ann","country":"France"}"""
                    .formatted(anEmail(), PASSWORD))
            .is(201);
    return cookie(answer);
  }

  protected static String cookie(Shopfront.Answer answer) {
    String header = answer.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }

  protected String anAdmin() {
    return SignedCookie.of(ShopDatabase.SESSION_KEY, 1, "A", Instant.now().plusSeconds(600));
  }

  /// A product for sale, and what of it lies in London and Manchester.
  ///
  /// @return its SKU
  protected String aProduct(String price, int inLondon, int inManchester) {
    String sku = "G%05d".formatted(number());
    sql.change(
        """
        insert into product (sku, prod_name, cat_id, price)
        select ?, ?, cat_id, ? from category where slug = 'gifts'""",
        sku,
        "Gift " + sku,
        new BigDecimal(price));
    stock(sku, "LON", inLondon);
    stock(sku, "MAN", inManchester);
    return sku;
  }

  private void stock(String sku, String warehouse, int quantity) {
    sql.change(
        "insert into stock select ?, prod_id, ? from product where sku = ?",
        warehouse,
        quantity,
        sku);
    sql.change(
        """
        insert into stock_move (wh_code, prod_id, qty, reason)
        select ?, prod_id, ?, 'I' from product where sku = ?""",
        warehouse,
        quantity,
        sku);
  }

  protected void discontinue(String sku) {
    sql.change("update product set stat = 'D' where sku = ?", sku);
  }

  protected int stockOf(String sku) {
    return shop.get("/api/stock/" + sku).is(200).json().path("available").asInt();
  }

  protected void inCart(String cookie, String sku, int quantity) {
    shop.put("/api/cart/lines/" + sku, "{\"quantity\":" + quantity + "}", "Cookie", cookie).is(200);
  }

  /// Checks out with a card that its bank pays.
  protected Shopfront.Answer checkout(String cookie, String key) {
    return checkout(cookie, key, CardProcessorProcess.GOOD_CARD);
  }

  protected Shopfront.Answer checkout(String cookie, String key, String card) {
    return shop.post(
        "/api/checkout",
        """
        {"payment":"card","card":{"number":"%s","expiry":"12/39","cvc":"123"}}"""
            .formatted(card),
        "Cookie",
        cookie,
        "Idempotency-Key",
        key);
  }

  /// Places an order for one product.
  protected Shopfront.Answer anOrder(String cookie, String sku, int quantity) {
    inCart(cookie, sku, quantity);
    return checkout(cookie, "order-" + number()).is(201);
  }

  /// How many shelves hold something else than the sum of what was ever moved there.
  protected long unreconciled() {
    return sql.one(
        """
        select count(*) from stock s where qty <> (
          select coalesce(sum(m.qty), 0) from stock_move m
          where m.wh_code = s.wh_code and m.prod_id = s.prod_id)""",
        row -> row.getLong(1));
  }

  /// Does everything at once and waits for all of it.
  protected static <T> List<T> atOnce(List<Callable<T>> calls) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
