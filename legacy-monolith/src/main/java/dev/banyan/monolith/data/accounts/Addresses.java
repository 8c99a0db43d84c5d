package dev.banyan.monolith.data.accounts;

import dev.banyan.monolith.data.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Table address.
@ApplicationScoped
public class Addresses implements PanacheRepository<Address> {
  private final Sql sql;

  Addresses(Sql sql) {
    this.sql = sql;
  }

  public List<Address> of(long customer) {
    return list("customer = ?1 order by id", customer);
  }

  /// Of this customer only: nobody learns of the addresses of others.
  public Optional<Address> of(long customer, long id) {
    return find("customer = ?1 and id = ?2", customer, id).firstResultOptional();
  }

  /// Whether the customer has the address; no order can name it until the transaction ends.
  public boolean lock(long customer, long id) {
    return sql.first(
            "select 1 from address where cust_id = ? and addr_id = ? for update",
            row -> row.getInt(1),
            customer,
            id)
        .isPresent();
  }
}
