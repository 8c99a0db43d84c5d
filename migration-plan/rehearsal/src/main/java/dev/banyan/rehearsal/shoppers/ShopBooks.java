package dev.banyan.rehearsal.shoppers;

import java.util.List;
import java.util.Map;

/// What the shop's own books say, past every interface.
public interface ShopBooks {
  /// @param key the idempotency key of its checkout
  /// @param lines quantity by SKU
  record StoredOrder(
      String number, String key, String total, boolean cancelled, Map<String, Integer> lines) {
    public StoredOrder {
      lines = Map.copyOf(lines);
    }
  }

  /// Pieces in all warehouses, by SKU.
  Map<String, Integer> stock();

  /// Every order whose idempotency key begins like this.
  List<StoredOrder> orders(String keyPrefix);

  /// What they say of money, returns and mails.
  Ledger ledger();
}
