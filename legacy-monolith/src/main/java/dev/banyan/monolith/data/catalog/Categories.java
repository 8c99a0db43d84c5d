package dev.banyan.monolith.data.catalog;

import dev.banyan.monolith.data.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Table category.
@ApplicationScoped
public class Categories implements PanacheRepository<Category> {
  /// A category and how many products of it can be bought.
  public record Counted(String slug, String name, long products) {}

  private final Sql sql;

  Categories(Sql sql) {
    this.sql = sql;
  }

  public List<Counted> counted() {
    return sql.list(
        """
        select c.slug, c.cat_name, coalesce(n.products, 0)
        from category c
        left join (select cat_id, count(*) as products from product where stat = 'A' group by cat_id) n
          on n.cat_id = c.cat_id
        order by c.sort_no, c.slug collate "C\"""",
        row -> new Counted(row.getString(1), row.getString(2), row.getLong(3)));
  }

  public Optional<Long> idOf(String slug) {
    return sql.first("select cat_id from category where slug = ?", row -> row.getLong(1), slug);
  }
}
