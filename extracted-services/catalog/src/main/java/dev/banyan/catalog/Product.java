package dev.banyan.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/// Something that the shop sells, or sold.
@Entity
@Table(name = "product", schema = "catalog")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Product {
  /// Whether it can be bought; surcharges are postage and fees, which nobody buys.
  public enum Status {
    ACTIVE,
    DISCONTINUED,
    SURCHARGE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public long id;

  public String sku;

  public String name;

  public String description;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "category_id")
  public Category category;

  public BigDecimal price;

  @Enumerated(EnumType.STRING)
  public Status status;

  /// Counts changes.
  public int version;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "changed_at")
  public Instant changedAt;
}
