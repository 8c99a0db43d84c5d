package dev.banyan.monolith.business.accounts;

import dev.banyan.monolith.data.accounts.Address;
import dev.banyan.monolith.data.accounts.Addresses;
import dev.banyan.monolith.data.accounts.Customers;
import dev.banyan.monolith.data.ordering.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer's addresses.
@ApplicationScoped
public class AddressBook {
  /// An address as its customer writes it.
  public record Entry(
      Kind kind,
      String line1,
      @Nullable String line2,
      String city,
      String postcode,
      String country) {}

  /// What an address is for.
  public enum Kind {
    SHIPPING,
    BILLING
  }

  /// How removing an address ended.
  public enum Removal {
    REMOVED,
    UNKNOWN,
    ORDERED_TO
  }

  private final Addresses addresses;
  private final Customers customers;
  private final Orders orders;

  AddressBook(Addresses addresses, Customers customers, Orders orders) {
    this.customers = customers;
    this.addresses = addresses;
    this.orders = orders;
  }

  public List<Address> of(long customer) {
    return addresses.of(customer);
  }

  /// @return empty if there is no such customer
  @Transactional
  public Optional<Address> add(long customer, Entry entry) {
    if (customers.findByIdOptional(customer).isEmpty()) {
      return Optional.empty();
    }
    Address address = new Address();
    address.customer = customer;
    write(entry, address);
    addresses.persist(address);
    return Optional.of(address);
  }

  @Transactional
  public Optional<Address> change(long customer, long id, Entry entry) {
    Optional<Address> address = addresses.of(customer, id);
    address.ifPresent(found -> write(entry, found));
    return address;
  }

  /// Removes an address that no order went to.
  @Transactional
  public Removal remove(long customer, long id) {
    if (!addresses.lock(customer, id)) {
      return Removal.UNKNOWN;
    }
    if (orders.existsFor(id)) {
      return Removal.ORDERED_TO;
    }
    addresses.deleteById(id);
    return Removal.REMOVED;
  }

  private static void write(Entry entry, Address address) {
    address.kind =
        switch (entry.kind()) {
          case SHIPPING -> "S";
          case BILLING -> "B";
        };
    address.line1 = entry.line1();
    address.line2 = entry.line2();
    address.city = entry.city();
    address.postcode = entry.postcode();
    address.country = entry.country();
  }
}
