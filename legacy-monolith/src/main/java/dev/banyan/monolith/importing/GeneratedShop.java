package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A made-up shop of the shape of the real file, and of any size: few products sell often and most
/// seldom, lines repeat, some invoices are cancelled, some name no customer, some stock is written
/// off. The same seed makes the same shop, to the id and the second.
final class GeneratedShop implements Source {
  private static final LocalDateTime OPENING = LocalDateTime.of(2010, 12, 1, 8, 0);
  private static final int TRADING_DAYS = 374;
  private static final int OPEN_SECONDS = 10 * 60 * 60;
  private static final int[] QUANTITIES = {1, 1, 1, 2, 2, 3, 4, 6, 6, 8, 10, 12, 12, 24, 25, 48};

  private final int products;
  private final int customers;
  private final int orders;
  private final Random random;
  private final Assortment assortment;
  private final Popularity ofProducts;
  private final Popularity ofCustomers;
  private long line;

  GeneratedShop(int products, int customers, int orders, long seed) {
    this.products = products;
    this.customers = customers;
    this.orders = orders;
    this.random = new Random(seed);
    this.assortment = new Assortment(products, random);
    this.ofProducts = new Popularity(products, 0.8, random);
    this.ofCustomers = new Popularity(customers, 0.6, random);
  }

  @Override
  public Read stage(Connection connection) throws SQLException {
    stageProducts(connection);
    stageCustomers(connection);
    var read = Read.NOTHING;
    try (var lines = new StagedLines(connection)) {
      for (var order = 0; order < orders; order++) {
        read = stageOrder(order, lines, read);
      }
      lines.finish();
    }
    return read;
  }

  private void stageProducts(Connection connection) throws SQLException {
    try (var copy = new CopyStream(connection, "filling_product")) {
      for (var i = 0; i < products; i++) {
        var listed = OPENING.minusDays(30).plusMinutes(i);
        copy.write(Assortment.sku(i), assortment.name(i), "", assortment.price(i), listed);
      }
      copy.finish();
    }
  }

  private void stageCustomers(Connection connection) throws SQLException {
    try (var copy = new CopyStream(connection, "filling_customer")) {
      for (var i = 0; i < customers; i++) {
        copy.write(number(i), country(i), OPENING.minusDays(10).plusMinutes(i));
      }
      copy.finish();
    }
  }

  private Read stageOrder(int order, StagedLines lines, Read before) throws SQLException {
    var at =
        OPENING
            .plusDays((long) order * TRADING_DAYS / orders)
            .plusSeconds(random.nextInt(OPEN_SECONDS));
    var customer = customers == 0 || random.nextInt(100) < 6 ? -1 : ofCustomers.choose(random);
    var writtenOff = random.nextInt(100) < 2 && order > 0;
    var cancelled = !writtenOff && random.nextInt(100) < 12;
    var invoice = (cancelled ? "C" : "") + (536365 + order);
    var count = writtenOff ? 1 : cancelled ? 1 + random.nextInt(3) : 1 + random.nextInt(24);
    var read = before;
    var repeated = false;
    var product = 0;
    for (var i = 0; i < count; i++) {
      product = repeated ? product : ofProducts.choose(random);
      var quantity = QUANTITIES[random.nextInt(QUANTITIES.length)];
      var made =
          writtenOff
              ? writeOff(invoice, product, -quantity, at)
              : sale(invoice, product, cancelled ? -quantity : quantity, at, customer);
      lines.write(made);
      read = read.plus(new Reading.Loadable(made));
      repeated = random.nextInt(100) < 1;
    }
    return read;
  }

  private RetailLine sale(
      String invoice, int product, int quantity, LocalDateTime at, int customer) {
    return new RetailLine(
        ++line,
        quantity < 0 ? RetailLine.Kind.CANCELLATION : RetailLine.Kind.SALE,
        invoice,
        Assortment.sku(product),
        assortment.name(product),
        quantity,
        at,
        assortment.price(product),
        customer < 0 ? null : number(customer),
        customer < 0 ? country(0) : country(customer));
  }

  private RetailLine writeOff(String invoice, int product, int quantity, LocalDateTime at) {
    return new RetailLine(
        ++line,
        RetailLine.Kind.ADJUSTMENT,
        invoice,
        Assortment.sku(product),
        "damaged",
        quantity,
        at,
        BigDecimal.ZERO,
        null,
        country(0));
  }

  private static @Nullable String number(int customer) {
    return Integer.toString(12346 + customer);
  }

  /// Nine of ten are at home, as in the real file.
  private static String country(int customer) {
    return switch (customer % 40) {
      case 7 -> "Germany";
      case 17 -> "France";
      case 27 -> "EIRE";
      case 37 -> "Netherlands";
      default -> "United Kingdom";
    };
  }
}
