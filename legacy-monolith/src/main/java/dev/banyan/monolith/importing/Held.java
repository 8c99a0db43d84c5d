package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/// What the database holds: order lines with their sum, and the figures that must agree with it.
///
/// @param refundsOfKnownSales refunds that are booked on the payment of a sale
/// @param paymentsAstray payments whose refunded part is not the sum of their refunds
/// @param unsettled orders whose total is not their payments less their refunds
/// @param salesWithGoods sales of more than postage and fees
/// @param unsent orders with another number of parcels than one for a sale with goods, else none
/// @param untold orders with another number of mails than one, and two more for a parcel; none
///   without a customer
record Held(
    long lines,
    BigDecimal sum,
    long products,
    long customers,
    long orders,
    long cancelled,
    long adjustments,
    BigDecimal totals,
    long payments,
    BigDecimal sumPayments,
    long refundsOfKnownSales,
    long refundsOfUnknownSales,
    BigDecimal sumRefunds,
    long paymentsAstray,
    long unsettled,
    long salesWithGoods,
    long parcels,
    long unsent,
    long mails,
    long untold,
    long stock,
    long moves) {

  static Held by(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(Script.text("held.sql"))) {
      row.next();
      return new Held(
          row.getLong("lines"),
          row.getBigDecimal("sum"),
          row.getLong("products"),
          row.getLong("customers"),
          row.getLong("orders"),
          row.getLong("cancelled"),
          row.getLong("adjustments"),
          row.getBigDecimal("totals"),
          row.getLong("payments"),
          row.getBigDecimal("sum_payments"),
          row.getLong("refunds_known"),
          row.getLong("refunds_unknown"),
          row.getBigDecimal("sum_refunds"),
          row.getLong("payments_astray"),
          row.getLong("unsettled"),
          row.getLong("with_goods"),
          row.getLong("parcels"),
          row.getLong("unsent"),
          row.getLong("mails"),
          row.getLong("untold"),
          row.getLong("stock"),
          row.getLong("moves"));
    }
  }

  long refunds() {
    return refundsOfKnownSales + refundsOfUnknownSales;
  }

  /// What came less what went back.
  BigDecimal kept() {
    return sumPayments.subtract(sumRefunds);
  }

  /// The sum of the lines is that of the orders and that of the money, order by order; every parcel
  /// and every mail has its order, and every piece its move.
  boolean agrees() {
    return totals.compareTo(sum) == 0
        && kept().compareTo(sum) == 0
        && payments == orders - cancelled
        && unsettled == 0
        && paymentsAstray == 0
        && unsent == 0
        && untold == 0
        && stock == moves;
  }
}
