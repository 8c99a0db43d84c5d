package dev.banyan.partners.courier;

/// What became of a wish.
sealed interface Outcome {
  /// It is so.
  ///
  /// @param status the word for where the parcel is
  /// @param isNew whether it was not so before
  record Done(String status, boolean isNew) implements Outcome {}

  /// The parcel stands where this cannot be.
  record Barred(String status) implements Outcome {}

  /// This number was used for another parcel.
  record OtherParcel() implements Outcome {}
}
