package dev.banyan.monolith.business.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// Those who ask the banks. Everything is named by a reference, and asked twice it happens once.
public interface CardGateway {
  /// What came of asking for money.
  sealed interface Authorization {
    /// The bank keeps the amount for us.
    record Authorized() implements Authorization {}

    /// @param reason in the processor's words, such as `insufficient_funds`
    record Declined(String reason) implements Authorization {}

    /// The reference was let go before.
    record LetGo() implements Authorization {}

    /// No answer, or none that can be understood: it may have been authorized or not.
    record Silence() implements Authorization {}
  }

  /// What came of anything else.
  enum Outcome {
    DONE,
    /// The processor will never do it.
    REFUSED,
    /// It may have been done or not: ask again.
    SILENCE
  }

  /// What the processor moved in a day, in UTC.
  record Settlement(Flow captured, Flow refunded) {}

  /// So many payments, and their sum.
  record Flow(long count, BigDecimal sum) {}

  Authorization authorize(String reference, BigDecimal amount, Card card);

  /// Takes the money that was authorized.
  Outcome capture(String reference);

  /// Gives up what was, or is yet to be, authorized; refused where the money was taken already.
  Outcome letGo(String reference);

  /// Gives back money that was taken.
  ///
  /// @param refund names this one of the payment's refunds
  Outcome refund(String reference, String refund, BigDecimal amount);

  /// Empty where the processor does not answer.
  Optional<Settlement> settlement(LocalDate day);
}
