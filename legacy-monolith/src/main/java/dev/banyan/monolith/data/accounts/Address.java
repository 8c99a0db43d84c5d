package dev.banyan.monolith.data.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// Where a customer's goods or invoices go.
@Entity
@Table(name = "address")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Address {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "addr_id")
  public long id;

  @Column(name = "cust_id")
  public long customer;

  /// `S`hip to or `B`ill to.
  public String kind;

  public String line1;
  public @Nullable String line2;
  public String city;
  public String postcode;
  public String country;
}
