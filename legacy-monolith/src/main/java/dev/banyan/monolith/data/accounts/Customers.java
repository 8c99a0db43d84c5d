package dev.banyan.monolith.data.accounts;

import dev.banyan.monolith.data.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Table customer.
@ApplicationScoped
public class Customers implements PanacheRepository<Customer> {
  private final Sql sql;

  Customers(Sql sql) {
    this.sql = sql;
  }

  public Optional<Customer> withLogin(String login) {
    return find("login", login).firstResultOptional();
  }

  /// Adds an active customer, unless the login is taken.
  ///
  /// @return its id
  public Optional<Long> add(
      String login, String name, String country, String salt, String hash, String role) {
    return sql.first(
        """
        insert into customer (login, name, country, pw_salt, pw_sha1, role) values (?, ?, ?, ?, ?, ?)
        on conflict (login) do nothing returning cust_id""",
        row -> row.getLong(1),
        login,
        name,
        country,
        salt,
        hash,
        role);
  }
}
