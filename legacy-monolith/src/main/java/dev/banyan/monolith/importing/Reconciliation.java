package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was read beside what the database holds afterwards, asked by SQL.
record Reconciliation(Read read, Held held) {

  static Reconciliation of(Read read, Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(Script.text("held.sql"))) {
      row.next();
      return new Reconciliation(
          read,
          new Held(
              row.getLong("lines"),
              row.getBigDecimal("sum"),
              row.getLong("products"),
              row.getLong("customers"),
              row.getLong("orders"),
              row.getLong("cancelled"),
              row.getLong("adjustments"),
              row.getBigDecimal("totals"),
              row.getBigDecimal("payments"),
              row.getLong("stock"),
              row.getLong("moves")));
    }
  }

  long loaded() {
    return held.lines + held.adjustments;
  }

  /// Every line is in the shop or among the rejects, and so is every penny.
  boolean holds() {
    return read.lines() == loaded() + read.rejected()
        && read.sum().compareTo(held.sum.add(read.sumRejected())) == 0
        && held.totals.compareTo(held.sum) == 0
        && held.payments.compareTo(held.sum) == 0
        && held.stock == held.moves;
  }

  /// As one JSON object of the command line.
  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("lines", read.lines());
    members.put("loaded", loaded());
    members.put("rejected", read.rejected());
    members.put("sum", plain(read.sum()));
    members.put("sumLoaded", plain(held.sum));
    members.put("sumRejected", plain(read.sumRejected()));
    members.put("products", held.products);
    members.put("customers", held.customers);
    members.put("orders", held.orders);
    members.put("cancelledOrders", held.cancelled);
    members.put("adjustments", held.adjustments);
    members.put("reconciled", holds());
    return members;
  }

  /// For people.
  String text() {
    return """
                         lines          quantity × price
        read        %,10d %25s
        in the shop %,10d %25s
        rejected    %,10d %25s
        The shop now holds %,d products, %,d customers, %,d orders (%,d of them cancelled), %,d stock adjustments.
        Order totals %s, payments %s; stock on hand %,d pieces, stock moves %,d.
        %s"""
        .formatted(
            read.lines(),
            grouped(read.sum()),
            loaded(),
            grouped(held.sum),
            read.rejected(),
            grouped(read.sumRejected()),
            held.products,
            held.customers,
            held.orders,
            held.cancelled,
            held.adjustments,
            grouped(held.totals),
            grouped(held.payments),
            held.stock,
            held.moves,
            holds()
                ? "Reconciled: every line and every penny is accounted for."
                : "NOT RECONCILED: the figures above do not agree; nothing was kept.");
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static String grouped(BigDecimal amount) {
    return "%,.3f".formatted(amount);
  }

  /// What the database holds: order lines with their sum, and the figures that must agree with it.
  record Held(
      long lines,
      BigDecimal sum,
      long products,
      long customers,
      long orders,
      long cancelled,
      long adjustments,
      BigDecimal totals,
      BigDecimal payments,
      long stock,
      long moves) {}
}
