package dev.banyan.monolith.importing;

import dev.banyan.monolith.importing.RetailLine.Kind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides about one well-formed record: which kind of line it is, or why it has no place.
final class Judging {
  private static final Pattern CUSTOMER = Pattern.compile("(\\d{1,15})(\\.0)?");
  private static final Pattern OWN_NUMBER = Pattern.compile("[Ww]\\d+");
  private static final BigDecimal HIGHEST = new BigDecimal("100000000000");

  private final CsvRecord record;
  private final String invoice;
  private final String sku;
  private final String description;
  private final int quantity;
  private final LocalDateTime at;
  private final BigDecimal price;
  private final BigDecimal amount;
  private final @Nullable String customer;
  private final String country;

  Judging(CsvRecord record, int quantity, LocalDateTime at, BigDecimal price) {
    this.record = record;
    this.quantity = quantity;
    this.at = at;
    this.price = price;
    this.amount = price.multiply(BigDecimal.valueOf(quantity));
    this.invoice = value(0);
    this.sku = asciiUpper(value(1));
    this.description = value(2);
    this.customer = value(6).isEmpty() ? null : CUSTOMER.matcher(value(6)).replaceFirst("$1");
    this.country = value(7).isEmpty() ? "Unspecified" : value(7);
  }

  Reading judge() {
    return objection()
        .<Reading>map(reason -> new Reading.Rejected(record.line(), reason, record.text(), amount))
        .orElseGet(() -> new Reading.Loadable(line()));
  }

  private RetailLine line() {
    return new RetailLine(
        record.line(), kind(), invoice, sku, description, quantity, at, price, customer, country);
  }

  private Kind kind() {
    if (isCancellation()) {
      return Kind.CANCELLATION;
    }
    return quantity < 0 ? Kind.ADJUSTMENT : Kind.SALE;
  }

  private boolean isCancellation() {
    return invoice.startsWith("C") || invoice.startsWith("c");
  }

  private Optional<String> objection() {
    var toNumbers = objectionToNumbers();
    return Optional.ofNullable(toNumbers == null ? objectionToTexts() : toNumbers);
  }

  private @Nullable String objectionToNumbers() {
    if (price.signum() < 0) {
      return "negative price: the shop sells nothing below zero";
    }
    if (price.stripTrailingZeros().scale() > 3) {
      return "price with more than three decimals";
    }
    if (price.precision() - price.scale() > 9) {
      return "price of a thousand million or more";
    }
    if (amount.abs().compareTo(HIGHEST) >= 0) {
      return "amount of a hundred thousand million or more";
    }
    if (quantity == 0) {
      return "quantity 0";
    }
    if (isCancellation() && quantity > 0) {
      return "positive quantity on a cancellation";
    }
    return !isCancellation() && quantity < 0 && price.signum() != 0
        ? "negative quantity at a price, but no cancellation"
        : null;
  }

  private @Nullable String objectionToTexts() {
    if (invoice.isEmpty() || invoice.length() > 20) {
      return "invoice number empty or longer than 20";
    }
    if (OWN_NUMBER.matcher(invoice).matches()) {
      return "invoice number of the form that the shop gives to its own orders";
    }
    if (sku.isEmpty() || sku.length() > 20) {
      return "stock code empty or longer than 20";
    }
    if (description.length() > 120) {
      return "description longer than 120";
    }
    if (customer != null && !CUSTOMER.matcher(customer).matches()) {
      return "customer that is no number";
    }
    if (country.length() > 60) {
      return "country longer than 60";
    }
    return record.text().indexOf('\0') >= 0 ? "a zero character, which no text may hold" : null;
  }

  /// As the schema spells it: other letters than a to z stay as they are.
  private static String asciiUpper(String text) {
    var upper = new StringBuilder(text);
    for (var i = 0; i < upper.length(); i++) {
      var c = upper.charAt(i);
      if (c >= 'a' && c <= 'z') {
        upper.setCharAt(i, (char) (c - 'a' + 'A'));
      }
    }
    return upper.toString();
  }

  private String value(int column) {
    return record.fields().get(column).value().strip();
  }
}
