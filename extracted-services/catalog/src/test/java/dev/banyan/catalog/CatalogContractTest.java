package dev.banyan.catalog;

import dev.banyan.monolith.contract.CatalogContract;
import dev.banyan.monolith.contract.GivenCategory;
import dev.banyan.monolith.contract.GivenProduct;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;

/// The catalogue keeps what the monolith promised, when it may write its own store.
@QuarkusTest
@QuarkusTestResource(CatalogDatabase.class)
class CatalogContractTest extends CatalogContract {
  @Inject Categories categories;
  @Inject Products products;

  @TestHTTPResource("/")
  URI root;

  @Override
  protected URI baseUri() {
    return URI.create(root.toString().replaceAll("/$", ""));
  }

  @Override
  protected String sessionKey() {
    return CatalogDatabase.SESSION_KEY;
  }

  @Override
  @Transactional
  protected void given(GivenCategory given) {
    Category category = new Category();
    category.slug = given.slug();
    category.name = given.name();
    category.position = given.position();
    categories.persist(category);
  }

  @Override
  @Transactional
  protected void given(GivenProduct given) {
    Product product = new Product();
    product.sku = given.sku();
    product.name = given.name();
    product.description = given.description();
    product.category = categories.find("slug", given.category()).firstResult();
    product.price = given.price();
    product.status = Product.Status.valueOf(given.status().name());
    product.version = 1;
    product.createdAt = given.createdAt();
    product.changedAt = given.createdAt();
    products.persist(product);
  }
}
