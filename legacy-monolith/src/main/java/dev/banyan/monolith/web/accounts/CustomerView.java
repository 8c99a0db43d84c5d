package dev.banyan.monolith.web.accounts;

import dev.banyan.monolith.data.accounts.Customer;
import org.jspecify.annotations.Nullable;

/// A customer as they see themselves.
public record CustomerView(Person customer) {
  /// What the shop tells about a customer.
  public record Person(
      long id, String email, String name, String country, @Nullable String phone, boolean admin) {}

  static CustomerView of(Customer customer) {
    return new CustomerView(
        new Person(
            customer.id,
            customer.login,
            customer.name,
            customer.country,
            customer.phone,
            customer.isAdmin()));
  }
}
