package dev.banyan.monolith.data.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A shelf of the catalogue.
@Entity
@Table(name = "category")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Category {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "cat_id")
  public long id;

  public String slug;

  @Column(name = "cat_name")
  public String name;

  @Column(name = "sort_no")
  public int position;
}
