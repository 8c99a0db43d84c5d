package dev.banyan.monolith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.monolith.OpenShop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationTest extends OpenShop {
  @Test
  void whatever_is_unknown_is_a_problem() {
    shop.get("/api/nothing").isProblem(404);
    shop.get("/api/products/A/B/C").isProblem(404);
    shop.delete("/api/cart/lines").isProblem(404);
    shop.post("/api/orders", "{}", "Cookie", aCustomer()).isProblem(405);
    shop.post("/api/session", "<a/>", "Content-Type", "application/xml").isProblem(415);
    shop.get("/api/categories", "Accept", "text/html").isProblem(406);
  }

  @Test
  void what_goes_wrong_inside_stays_inside() {
    String sku = aProduct("1", 1, 1);
    sql.change("update product set price = 'NaN', stat = 'D' where sku = ?", sku);
    String body = shop.get("/api/products/" + sku).isProblem(500).response().body();
    assertThat(body).doesNotContainIgnoringCase("exception").doesNotContain("java", "sql");
  }

  @Test
  void the_shop_says_how_it_is() {
    shop.get("/q/health/ready").is(200);
    shop.get("/q/health/live").is(200);
    assertThat(shop.get("/q/metrics").is(200).response().body()).contains("http_server_requests");
    assertThat(
            shop.get("/openapi", "Accept", "application/json")
                .is(200)
                .json()
                .path("paths")
                .has("/api/products/{sku}"))
        .isTrue();
  }

  @Test
  void the_application_may_change_rows_and_no_tables() {
    assertThatThrownBy(() -> sql.change("create table mine (id int)"))
        .hasMessageContaining("42501");
    assertThatThrownBy(() -> sql.change("drop table product")).hasMessageContaining("42501");
  }
}
