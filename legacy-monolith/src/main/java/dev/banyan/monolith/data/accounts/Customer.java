package dev.banyan.monolith.data.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody with an account.
@Entity
@Table(name = "customer")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Customer {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "cust_id")
  public long id;

  /// An e-mail address in lower case.
  public String login;

  public String name;

  public String country;

  public @Nullable String phone;

  @Column(name = "pw_salt")
  public String salt;

  @Column(name = "pw_sha1")
  public String hash;

  /// `C`ustomer or `A`dministrator.
  public String role;

  /// `A`ctive, or `L`ocked: imported, and without a password so far.
  public String stat;

  @Column(name = "crt_ts")
  public Instant createdAt;

  public boolean isAdmin() {
    return role.equals("A");
  }

  public boolean isActive() {
    return stat.equals("A");
  }
}
