package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was read beside what the database holds afterwards, asked by SQL.
record Reconciliation(Read read, Held held) {

  static Reconciliation of(Read read, Connection connection) throws SQLException {
    return new Reconciliation(read, Held.by(connection));
  }

  long loaded() {
    return held.lines() + held.adjustments();
  }

  /// Every line is in the shop or among the rejects, and so is every penny; what hangs on an order
  /// agrees with it.
  boolean holds() {
    return read.lines() == loaded() + read.rejected()
        && read.sum().compareTo(held.sum().add(read.sumRejected())) == 0
        && held.agrees();
  }

  /// As one JSON object of the command line.
  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("lines", read.lines());
    members.put("loaded", loaded());
    members.put("rejected", read.rejected());
    members.put("sum", plain(read.sum()));
    members.put("sumLoaded", plain(held.sum()));
    members.put("sumRejected", plain(read.sumRejected()));
    members.put("products", held.products());
    members.put("customers", held.customers());
    members.put("orders", held.orders());
    members.put("cancelledOrders", held.cancelled());
    members.put("adjustments", held.adjustments());
    members.put("payments", held.payments());
    members.put("sumPayments", plain(held.sumPayments()));
    members.put("refunds", held.refunds());
    members.put("refundsOfKnownSales", held.refundsOfKnownSales());
    members.put("refundsOfUnknownSales", held.refundsOfUnknownSales());
    members.put("sumRefunds", plain(held.sumRefunds()));
    members.put("salesWithGoods", held.salesWithGoods());
    members.put("parcels", held.parcels());
    members.put("mails", held.mails());
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
        %,d payments %s less %,d refunds %s are %s; order totals %s.
        Of the refunds, %,d are of a sale that was found and %,d of a sale that is not known.
        %,d parcels for %,d sales with goods; %,d mails to customers; all done with long ago.
        Stock on hand %,d pieces, stock moves %,d.
        %s"""
        .formatted(
            read.lines(),
            grouped(read.sum()),
            loaded(),
            grouped(held.sum()),
            read.rejected(),
            grouped(read.sumRejected()),
            held.products(),
            held.customers(),
            held.orders(),
            held.cancelled(),
            held.adjustments(),
            held.payments(),
            grouped(held.sumPayments()),
            held.refunds(),
            grouped(held.sumRefunds()),
            grouped(held.kept()),
            grouped(held.totals()),
            held.refundsOfKnownSales(),
            held.refundsOfUnknownSales(),
            held.parcels(),
            held.salesWithGoods(),
            held.mails(),
            held.stock(),
            held.moves(),
            holds()
                ? "Reconciled: every line and every penny is accounted for."
                : "NOT RECONCILED: the figures above do not agree; nothing was kept." + astray());
  }

  /// What the figures of the whole shop may not show.
  private String astray() {
    return held.unsettled() + held.paymentsAstray() + held.unsent() + held.untold() == 0
        ? ""
        : """

        Orders whose total is not what was paid less what was refunded: %,d; payments whose refunds do not add up: %,d;
        orders with parcels too few or too many: %,d, with mails too few or too many: %,d."""
            .formatted(held.unsettled(), held.paymentsAstray(), held.unsent(), held.untold());
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static String grouped(BigDecimal amount) {
    return "%,.3f".formatted(amount);
  }
}
