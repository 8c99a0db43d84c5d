package dev.banyan.monolith.business.accounts;

import dev.banyan.monolith.data.accounts.Customer;
import dev.banyan.monolith.data.accounts.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registering, being recognised, and saying who one is.
@ApplicationScoped
public class Accounts {
  private final Customers customers;
  private final SecureRandom random = new SecureRandom();

  Accounts(Customers customers) {
    this.customers = customers;
  }

  /// @return the new customer; empty if the e-mail address has an account already
  @Transactional
  public Optional<Customer> register(String email, String password, String name, String country) {
    Passwords.Hashed hashed = Passwords.hash(password, random);
    return customers
        .add(login(email), name, country, hashed.salt(), hashed.hash(), "C")
        .map(customers::findById);
  }

  /// The customer with this e-mail address, if that is the password and the account is open.
  public Optional<Customer> recognise(String email, String password) {
    Optional<Customer> customer = customers.withLogin(login(email));
    Passwords.Hashed hashed =
        customer.map(c -> new Passwords.Hashed(c.salt, c.hash)).orElseGet(Passwords::ofNobody);
    return hashed.matches(password) ? customer.filter(Customer::isActive) : Optional.empty();
  }

  public Optional<Customer> customer(long id) {
    return customers.findByIdOptional(id);
  }

  /// Changes what is not null.
  @Transactional
  public Optional<Customer> change(long id, @Nullable String name, @Nullable String country) {
    Optional<Customer> customer = customers.findByIdOptional(id);
    customer.ifPresent(
        c -> {
          c.name = name == null ? c.name : name;
          c.country = country == null ? c.country : country;
        });
    return customer;
  }

  /// Makes sure that this administrator exists and has this password.
  @Transactional
  void appoint(String email, String password) {
    Passwords.Hashed hashed = Passwords.hash(password, random);
    if (customers
        .add(email, "Administrator", "United Kingdom", hashed.salt(), hashed.hash(), "A")
        .isPresent()) {
      return;
    }
    Customer admin = customers.withLogin(email).orElseThrow();
    admin.role = "A";
    admin.stat = "A";
    if (!new Passwords.Hashed(admin.salt, admin.hash).matches(password)) {
      admin.salt = hashed.salt();
      admin.hash = hashed.hash();
    }
  }

  private static String login(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
