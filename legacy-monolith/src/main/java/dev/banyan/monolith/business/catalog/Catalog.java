package dev.banyan.monolith.business.catalog;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.catalog.Categories;
import dev.banyan.monolith.data.catalog.Product;
import dev.banyan.monolith.data.catalog.ProductQuery;
import dev.banyan.monolith.data.catalog.Products;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.hibernate.Hibernate;

/// What can be bought, at which price.
@ApplicationScoped
public class Catalog {
  private final Categories categories;
  private final Products products;
  private final Clock clock;

  Catalog(Categories categories, Products products, Clock clock) {
    this.categories = categories;
    this.products = products;
    this.clock = clock;
  }

  public List<Categories.Counted> categories() {
    return categories.counted();
  }

  public Optional<Long> category(String slug) {
    return categories.idOf(slug);
  }

  public Page<Products.Listed> page(ProductQuery query) {
    return products.page(query);
  }

  public Optional<Product> product(Sku sku) {
    return sku.isPossible() ? products.withSku(sku.text()) : Optional.empty();
  }

  public boolean knows(Sku sku) {
    return sku.isPossible() && products.exists(sku.text());
  }

  /// Changes a product, one change after the other.
  ///
  /// @param expected whether the change was made for this version
  @Transactional
  public ChangeOutcome change(Sku sku, ProductChange change, IntPredicate expected) {
    Optional<Product> found =
        sku.isPossible() ? products.lockedWithSku(sku.text()) : Optional.empty();
    if (found.isEmpty()) {
      return new ChangeOutcome.UnknownProduct();
    }
    Product product = found.get();
    if (!expected.test(product.version)) {
      return new ChangeOutcome.Stale(product.version);
    }
    apply(change, product);
    Hibernate.initialize(product.category); // while the transaction lasts
    return new ChangeOutcome.Changed(product);
  }

  private void apply(ProductChange change, Product product) {
    if (change.isEmpty()) {
      return;
    }
    if (change.name() != null) {
      product.name = change.name();
    }
    if (change.description() != null) {
      product.description = change.description();
    }
    if (change.price() != null) {
      product.price = change.price();
    }
    product.version++;
    product.changedAt = after(product.changedAt);
  }

  /// Now, but always later than the change before: two changes never carry the same time.
  private Instant after(Instant previous) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant next = previous.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    return now.isAfter(next) ? now : next;
  }
}
