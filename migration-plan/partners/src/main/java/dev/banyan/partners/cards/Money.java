package dev.banyan.partners.cards;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// An amount of pounds, exactly. As text it has two decimals, or three where a third counts.
record Money(BigDecimal amount) implements Comparable<Money> {
  static final Pattern FORM = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,3})?");
  static final Money NONE = new Money(BigDecimal.ZERO);

  Money {
    BigDecimal shortest = amount.stripTrailingZeros();
    amount = shortest.setScale(Math.max(2, shortest.scale()));
  }

  @JsonCreator
  static Money of(String text) {
    return new Money(new BigDecimal(text));
  }

  Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  Money minus(Money other) {
    return new Money(amount.subtract(other.amount));
  }

  boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.amount);
  }

  @JsonValue
  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
