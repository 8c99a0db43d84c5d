package dev.banyan.monolith.web.catalog;

import dev.banyan.monolith.ShopDatabase;
import dev.banyan.monolith.contract.CatalogContract;
import dev.banyan.monolith.contract.GivenCategory;
import dev.banyan.monolith.contract.GivenProduct;
import dev.banyan.monolith.data.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneOffset;

@QuarkusTest
@QuarkusTestResource(ShopDatabase.class)
class CatalogContractTest extends CatalogContract {
  @Inject Sql sql;

  @TestHTTPResource("/")
  URI root;

  @Override
  protected URI baseUri() {
    return URI.create(root.toString().replaceAll("/$", ""));
  }

  @Override
  protected String sessionKey() {
    return ShopDatabase.SESSION_KEY;
  }

  @Override
  protected void given(GivenCategory category) {
    sql.change(
        "insert into category (slug, cat_name, sort_no) values (?, ?, ?)",
        category.slug(),
        category.name(),
        category.position());
  }

  @Override
  protected void given(GivenProduct product) {
    sql.change(
        """
        insert into product (sku, prod_name, descr, cat_id, price, stat, crt_ts, upd_ts)
        select ?, ?, ?, cat_id, ?, ?, ?, ? from category where slug = ?""",
        product.sku(),
        product.name(),
        product.description(),
        product.price(),
        product.status().name().substring(0, 1),
        product.createdAt().atOffset(ZoneOffset.UTC),
        product.createdAt().atOffset(ZoneOffset.UTC),
        product.category());
  }
}
