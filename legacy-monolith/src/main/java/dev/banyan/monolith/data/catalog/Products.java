package dev.banyan.monolith.data.catalog;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Table product.
@ApplicationScoped
public class Products implements PanacheRepository<Product> {
  /// A product in a list.
  public record Listed(String sku, String name, BigDecimal price, String category) {}

  private final Sql sql;

  Products(Sql sql) {
    this.sql = sql;
  }

  public Optional<Product> withSku(String sku) {
    return find("from Product p join fetch p.category where p.sku = ?1", sku).firstResultOptional();
  }

  public boolean exists(String sku) {
    return sql.first("select 1 from product where sku = ?", row -> row.getInt(1), sku).isPresent();
  }

  /// The product, which nobody else changes until the transaction ends.
  public Optional<Product> lockedWithSku(String sku) {
    return find("sku", sku).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /// A page of what can be bought.
  public Page<Listed> page(ProductQuery query) {
    List<Object> parameters = query.parameters();
    long total =
        sql.one(
            "select count(*) from product p where " + query.where(),
            row -> row.getLong(1),
            parameters.toArray());
    parameters.add(query.size());
    parameters.add((long) query.page() * query.size());
    List<Listed> items =
        sql.list(
            """
            select p.sku, p.prod_name, p.price, c.slug
            from product p join category c on c.cat_id = p.cat_id
            where %s order by %s limit ? offset ?"""
                .formatted(query.where(), query.orderBy()),
            row ->
                new Listed(
                    row.getString(1), row.getString(2), row.getBigDecimal(3), row.getString(4)),
            parameters.toArray());
    return new Page<>(items, query.page(), query.size(), total);
  }
}
