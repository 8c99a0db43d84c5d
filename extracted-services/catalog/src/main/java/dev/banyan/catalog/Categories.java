package dev.banyan.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/// Table category.
@ApplicationScoped
public class Categories implements PanacheRepository<Category> {
  /// A category and how many products of it can be bought.
  public record Counted(String slug, String name, long products) {}

  public List<Counted> counted() {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select c.slug, c.name, coalesce(n.products, 0) as products
            from catalog.category c
            left join (select category_id, count(*) as products from catalog.product where status = 'ACTIVE' group by category_id) n
              on n.category_id = c.id
            order by c.position, c.slug collate "C\"""",
            Counted.class)
        .getResultList();
  }

  public Optional<Long> idOf(String slug) {
    return find("slug", slug).firstResultOptional().map(category -> category.id);
  }
}
