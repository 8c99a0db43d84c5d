package dev.banyan.monolith.web.payments;

import dev.banyan.monolith.business.payments.Card;
import dev.banyan.monolith.web.Body;
import java.util.regex.Pattern;

/// Reads a card that a customer typed. Whether it pays is for its bank to say.
public final class CardFields {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/[0-9]{2}");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3,4}");

  /// What is asked for.
  public record NewCard(String number, String expiry, String cvc) {}

  private CardFields() {}

  /// Blanks and dashes in the number are how people read it out. Faults are the body's.
  public static Card of(Body card) {
    String number = card.text("number", 40).replaceAll("[ -]", "");
    if (!number.isEmpty() && !isCardNumber(number)) {
      card.fault("number", "is no card number: is a digit wrong or missing?");
    }
    String expiry = card.text("expiry", 10).strip();
    if (!expiry.isEmpty() && !EXPIRY.matcher(expiry).matches()) {
      card.fault("expiry", "must be month and year, as in 09/28");
    }
    String code = card.text("cvc", 10).strip();
    if (!code.isEmpty() && !SECURITY_CODE.matcher(code).matches()) {
      card.fault("cvc", "must be the three or four digits on the card");
    }
    return new Card(number, expiry, code);
  }

  /// The check digit is right (ISO/IEC 7812-1, annex B).
  private static boolean isCardNumber(String number) {
    if (!NUMBER.matcher(number).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
