package dev.banyan.monolith.data.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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
@Table(name = "product")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Product {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "prod_id")
  public long id;

  public String sku;

  @Column(name = "prod_name")
  public String name;

  @Column(name = "descr")
  public String description;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "cat_id")
  public Category category;

  public BigDecimal price;

  /// `A`ctive, `D`iscontinued, or `S`urcharge: postage and fees, which nobody buys.
  public String stat;

  /// Counts changes.
  @Column(name = "ver")
  public int version;

  @Column(name = "crt_ts")
  public Instant createdAt;

  @Column(name = "upd_ts")
  public Instant changedAt;
}
