package dev.banyan.monolith.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/// A made-up shop of the shape of the real file, and of any size: few products sell often and most
/// seldom, lines repeat, some invoices are cancelled, some name no customer, some stock is written
/// off. The same seed makes the same shop, to the id and the second.
final class GeneratedShop implements Source {
  private final int products;
  private final int customers;
  private final int orders;
  private final Assortment assortment;
  private final GeneratedInvoices invoices;

  GeneratedShop(int products, int customers, int orders, long seed) {
    var random = new Random(seed);
    this.products = products;
    this.customers = customers;
    this.orders = orders;
    this.assortment = new Assortment(products, random);
    this.invoices = new GeneratedInvoices(assortment, products, customers, orders, random);
  }

  @Override
  public Read stage(Connection connection) throws SQLException {
    stageProducts(connection);
    stageCustomers(connection);
    var read = Read.NOTHING;
    try (var lines = new StagedLines(connection)) {
      for (var order = 0; order < orders; order++) {
        for (var made : invoices.next(order)) {
          lines.write(made);
          read = read.plus(new Reading.Loadable(made));
        }
      }
      lines.finish();
    }
    return read;
  }

  private void stageProducts(Connection connection) throws SQLException {
    try (var copy = new CopyStream(connection, "filling_product")) {
      for (var i = 0; i < products; i++) {
        var listed = GeneratedInvoices.OPENING.minusDays(30).plusMinutes(i);
        copy.write(Assortment.sku(i), assortment.name(i), "", assortment.price(i), listed);
      }
      copy.finish();
    }
  }

  private void stageCustomers(Connection connection) throws SQLException {
    try (var copy = new CopyStream(connection, "filling_customer")) {
      for (var i = 0; i < customers; i++) {
        copy.write(
            GeneratedInvoices.customer(i),
            GeneratedInvoices.country(i),
            GeneratedInvoices.OPENING.minusDays(10).plusMinutes(i));
      }
      copy.finish();
    }
  }
}
