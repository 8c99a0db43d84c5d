package dev.banyan.partners.cards;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// A card as it was shown, held only while it is judged: no number is kept or printed.
///
/// @param number digits; blanks between them do not count
/// @param expiry its last month
record Card(String number, YearMonth expiry) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");

  Card {
    number = number.replace(" ", "");
  }

  /// Why it is declined, if it is.
  Optional<String> declined(YearMonth now) {
    if (!DIGITS.matcher(number).matches() || !hasGoodCheckDigit()) {
      return Optional.of("invalid_number");
    }
    return switch (number) {
      case "4000000000000002" -> Optional.of("card_declined");
      case "4000000000009995" -> Optional.of("insufficient_funds");
      case "4000000000000069" -> Optional.of("expired_card");
      default -> expiry.isBefore(now) ? Optional.of("expired_card") : Optional.empty();
    };
  }

  /// How long it is thought about.
  Duration pondering() {
    return number.equals("4000000000000259") ? Duration.ofSeconds(2) : Duration.ZERO;
  }

  /// How long the connection is held without an answer, once it was authorized.
  Duration silence() {
    return number.equals("4000000000000119") ? Duration.ofSeconds(60) : Duration.ZERO;
  }

  String last4() {
    return number.substring(Math.max(0, number.length() - 4));
  }

  /// The formula of Luhn.
  private boolean hasGoodCheckDigit() {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int doubled = 2 * digit;
      sum += i % 2 == 0 ? digit : doubled / 10 + doubled % 10;
    }
    return sum % 10 == 0;
  }

  @Override
  public String toString() {
    return "Card[…]";
  }
}
