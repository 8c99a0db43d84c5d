package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.catalog.Sku;
import dev.banyan.monolith.data.ordering.Carts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// What a customer is about to buy.
@ApplicationScoped
public class ShoppingCart {
  /// How putting something into a cart ended.
  public enum Putting {
    PUT,
    UNKNOWN_PRODUCT,
    NOT_FOR_SALE,
    UNKNOWN_CUSTOMER
  }

  static final String FOR_SALE = "A";

  private final Carts carts;

  ShoppingCart(Carts carts) {
    this.carts = carts;
  }

  public List<Carts.Line> lines(long customer) {
    return carts.lines(customer);
  }

  /// Makes the cart hold so many pieces of a product, whatever it held before.
  @Transactional
  public Putting put(long customer, Sku sku, int quantity) {
    Optional<Carts.Wanted> wanted = sku.isPossible() ? carts.wanted(sku.text()) : Optional.empty();
    if (wanted.isEmpty()) {
      return Putting.UNKNOWN_PRODUCT;
    }
    if (!wanted.get().stat().equals(FOR_SALE)) {
      return Putting.NOT_FOR_SALE;
    }
    Optional<Long> cart = carts.opened(customer);
    if (cart.isEmpty()) {
      return Putting.UNKNOWN_CUSTOMER;
    }
    carts.put(cart.get(), wanted.get().product(), quantity);
    return Putting.PUT;
  }

  /// Takes a product out; a cart without it stays as it is.
  @Transactional
  public void remove(long customer, Sku sku) {
    if (sku.isPossible()) {
      carts.locked(customer).ifPresent(cart -> carts.remove(cart, sku.text()));
    }
  }
}
