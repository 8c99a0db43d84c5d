package dev.banyan.partners.cards;

import dev.banyan.partners.cards.Authorization.Refund;

/// What became of a wish.
sealed interface Outcome {
  /// It is so.
  ///
  /// @param isNew whether it was not so before
  record Done(Authorization now, boolean isNew) implements Outcome {}

  /// It is given back.
  record GivenBack(Refund refund, boolean isNew) implements Outcome {}

  /// It stands in a state that does not allow this.
  record Barred(Authorization as) implements Outcome {}

  /// There is not so much left to give back.
  record TooMuch(Money left) implements Outcome {}

  /// This name was used for another amount.
  record OtherAmount(String name, Money earlier) implements Outcome {}

  record Unknown(String reference) implements Outcome {}
}
