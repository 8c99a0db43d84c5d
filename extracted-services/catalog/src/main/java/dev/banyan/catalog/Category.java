package dev.banyan.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A shelf of the catalogue.
@Entity
@Table(name = "category", schema = "catalog")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Category {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public long id;

  public String slug;

  public String name;

  public int position;
}
