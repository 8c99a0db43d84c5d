package dev.banyan.monolith.web.accounts;

import dev.banyan.monolith.data.accounts.Customer;

/// A customer as they see themselves.
public record CustomerView(Person customer) {
  /// What the shop tells about a customer.
  public record Person(long id, String email, String name, String country, boolean admin) {}

  static CustomerView of(Customer customer) {
    return new CustomerView(
        new Person(
            customer.id, customer.login, customer.name, customer.country, customer.isAdmin()));
  }
}
