package dev.banyan.monolith.business.shipping;

/// Gets the goods of an order to the customer: a seam, so that it may one day be done elsewhere.
public interface SendingGoods {
  /// Books a parcel, within the order's transaction.
  void book(long order);

  /// Keeps a parcel from being handed over, within the transaction that undoes its order.
  ///
  /// @return false if it is too late for that
  boolean stop(long order);
}
