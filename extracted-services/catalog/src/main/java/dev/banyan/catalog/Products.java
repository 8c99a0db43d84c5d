package dev.banyan.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/// Table product.
@ApplicationScoped
public class Products implements PanacheRepository<Product> {
  /// A product in a list.
  public record Listed(String sku, String name, BigDecimal price, String category) {}

  public Optional<Product> withSku(String sku) {
    return find("from Product p join fetch p.category where p.sku = ?1", sku).firstResultOptional();
  }

  /// The product, which nobody else changes until the transaction ends.
  public Optional<Product> lockedWithSku(String sku) {
    return find("sku", sku).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /// A page of what can be bought.
  public Page<Listed> page(ProductQuery query) {
    long total =
        given(query, "select count(*) from catalog.product p where " + query.where(), Long.class)
            .getSingleResult();
    List<Listed> items =
        given(
                query,
                """
                select p.sku, p.name, p.price, c.slug as category
                from catalog.product p join catalog.category c on c.id = p.category_id
                where %s order by %s limit :size offset :from"""
                    .formatted(query.where(), query.orderBy()),
                Listed.class)
            .setParameter("size", query.size())
            .setParameter("from", (long) query.page() * query.size())
            .getResultList();
    return new Page<>(items, query.page(), query.size(), total);
  }

  private <T> TypedQuery<T> given(ProductQuery query, String sql, Class<T> row) {
    TypedQuery<T> asked = getEntityManager().unwrap(Session.class).createNativeQuery(sql, row);
    query.parameters().forEach(asked::setParameter);
    return asked;
  }
}
