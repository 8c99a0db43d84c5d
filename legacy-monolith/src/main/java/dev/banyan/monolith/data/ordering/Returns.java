package dev.banyan.monolith.data.ordering;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tables order_return and return_line.
@ApplicationScoped
public class Returns {
  /// A line of an order, and how many of its pieces can still come back.
  public record Returnable(long product, String sku, BigDecimal price, long left) {}

  /// What came back at one time.
  public record Return(String number, BigDecimal amount, Instant at, List<Line> lines) {}

  /// So many pieces of one line.
  public record Line(int line, String sku, int quantity) {}

  private final Sql sql;

  Returns(Sql sql) {
    this.sql = sql;
  }

  public boolean accepted(long order, String request) {
    return sql.first(
            "select 1 from order_return where order_id = ? and idem_key = ?",
            row -> true,
            order,
            request)
        .isPresent();
  }

  /// By the number of the line.
  public Map<Integer, Returnable> returnable(long order) {
    Map<Integer, Returnable> lines = new TreeMap<>();
    sql.list(
        """
        select l.line_no, l.prod_id, sku, l.price,
               l.qty - coalesce((select sum(qty) from return_line r
                                 where r.order_id = l.order_id and r.line_no = l.line_no), 0)
        from order_line l join product using (prod_id) where l.order_id = ?""",
        row ->
            lines.put(
                row.getInt(1),
                new Returnable(
                    row.getLong(2), row.getString(3), row.getBigDecimal(4), row.getLong(5))),
        order);
    return lines;
  }

  /// The lines of which fewer can come back than are wanted to, and how many can.
  public static Map<Integer, Long> tooMany(
      Map<Integer, Integer> pieces, Map<Integer, Returnable> returnable) {
    Map<Integer, Long> wrong = new TreeMap<>();
    pieces.forEach(
        (line, quantity) -> {
          Returnable there = returnable.get(line);
          long left = there == null ? 0 : there.left();
          if (quantity > left) {
            wrong.put(line, left);
          }
        });
    return wrong;
  }

  /// @return the return's number
  public String add(long order, BigDecimal amount, String request, Map<Integer, Integer> pieces) {
    record Added(long id, String number) {}
    Added added =
        sql.one(
            """
            insert into order_return (ret_no, order_id, amount, idem_key)
            values ('R' || nextval('return_no_seq'), ?, ?, ?) returning ret_id, ret_no""",
            row -> new Added(row.getLong(1), row.getString(2)),
            order,
            amount,
            request);
    List<@Nullable Object[]> rows = new ArrayList<>();
    pieces.forEach((line, quantity) -> rows.add(new Object[] {added.id(), order, line, quantity}));
    sql.changeEach(
        "insert into return_line (ret_id, order_id, line_no, qty) values (?, ?, ?, ?)", rows);
    return added.number();
  }

  /// What came back of an order, in the order in which it did.
  public List<Return> of(long order) {
    Map<String, Return> found = new LinkedHashMap<>();
    sql.list(
        """
        select ret_no, amount, r.crt_ts, l.line_no, sku, l.qty
        from order_return r
          join return_line l using (ret_id)
          join order_line o on o.order_id = l.order_id and o.line_no = l.line_no
          join product using (prod_id)
        where r.order_id = ? order by ret_id, l.line_no""",
        row -> {
          Line line = new Line(row.getInt(4), row.getString(5), row.getInt(6));
          String number = row.getString(1);
          Return known = found.get(number);
          List<Line> lines = new ArrayList<>(known == null ? List.of() : known.lines());
          lines.add(line);
          return found.put(
              number,
              new Return(
                  number,
                  row.getBigDecimal(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  lines));
        },
        order);
    return List.copyOf(found.values());
  }
}
