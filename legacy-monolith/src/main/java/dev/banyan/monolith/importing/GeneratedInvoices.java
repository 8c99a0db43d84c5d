package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The invoices of a made-up shop, line by line: sales, cancellations, stock written off.
final class GeneratedInvoices {
  static final LocalDateTime OPENING = LocalDateTime.of(2010, 12, 1, 8, 0);
  private static final int TRADING_DAYS = 374;
  private static final int OPEN_SECONDS = 10 * 60 * 60;
  private static final int[] QUANTITIES = {1, 1, 1, 2, 2, 3, 4, 6, 6, 8, 10, 12, 12, 24, 25, 48};

  private final int customers;
  private final int orders;
  private final Random random;
  private final Assortment assortment;
  private final Popularity ofProducts;
  private final Popularity ofCustomers;
  private final RecentSales recent;
  private long line;

  GeneratedInvoices(Assortment assortment, int products, int customers, int orders, Random random) {
    this.customers = customers;
    this.orders = orders;
    this.random = random;
    this.assortment = assortment;
    this.ofProducts = new Popularity(products, 0.8, random);
    this.ofCustomers = new Popularity(customers, 0.6, random);
    this.recent = new RecentSales(random);
  }

  /// The lines of the invoice that comes next, which is the `order`-th.
  List<RetailLine> next(int order) {
    var at =
        OPENING
            .plusDays((long) order * TRADING_DAYS / orders)
            .plusSeconds(random.nextInt(OPEN_SECONDS));
    var customer = customers == 0 || random.nextInt(100) < 6 ? -1 : ofCustomers.choose(random);
    var number = 536365 + order;
    if (random.nextInt(100) < 2 && order > 0) {
      return List.of(writeOff("" + number, ofProducts.choose(random), -quantity(), at));
    }
    return random.nextInt(100) < 12
        ? cancellation("C" + number, at, customer)
        : sale("" + number, at, customer);
  }

  private List<RetailLine> sale(String invoice, LocalDateTime at, int customer) {
    var made = lines(invoice, 1 + random.nextInt(24), 1, at, customer);
    if (customer >= 0) {
      recent.remember(made);
    }
    return made;
  }

  /// Two of three take back what was sold a while ago, in whole or in part; of the others nobody
  /// knows what they are about.
  private List<RetailLine> cancellation(String invoice, LocalDateTime at, int customer) {
    var count = 1 + random.nextInt(3);
    var sold = random.nextInt(3) < 2 ? recent.takeBack(count, at) : List.<RetailLine>of();
    return sold.isEmpty()
        ? lines(invoice, count, -1, at, customer)
        : sold.stream().map(taken -> takenBack(invoice, taken, at)).toList();
  }

  private RetailLine takenBack(String invoice, RetailLine sold, LocalDateTime at) {
    var all = random.nextBoolean();
    return new RetailLine(
        ++line,
        RetailLine.Kind.CANCELLATION,
        invoice,
        sold.sku(),
        sold.description(),
        -(all ? sold.quantity() : 1 + random.nextInt(sold.quantity())),
        at,
        sold.price(),
        sold.customer(),
        sold.country());
  }

  private List<RetailLine> lines(
      String invoice, int count, int sign, LocalDateTime at, int customer) {
    List<RetailLine> made = new ArrayList<>(count);
    var repeated = false;
    var product = 0;
    for (var i = 0; i < count; i++) {
      product = repeated ? product : ofProducts.choose(random);
      made.add(line(invoice, product, sign * quantity(), at, customer));
      repeated = random.nextInt(100) < 1;
    }
    return made;
  }

  private int quantity() {
    return QUANTITIES[random.nextInt(QUANTITIES.length)];
  }

  private RetailLine line(
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
        customer < 0 ? null : customer(customer),
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

  static String customer(int customer) {
    return Integer.toString(12346 + customer);
  }

  /// Nine of ten are at home, as in the real file.
  static String country(int customer) {
    return switch (customer % 40) {
      case 7 -> "Germany";
      case 17 -> "France";
      case 27 -> "EIRE";
      case 37 -> "Netherlands";
      default -> "United Kingdom";
    };
  }
}
