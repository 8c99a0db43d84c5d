package dev.banyan.rehearsal.shoppers;

import java.util.List;
import java.util.Map;

/// A ledger that says what it is told to.
record KnownLedger(
    List<Ledger.Money> money, Map<String, Integer> returned, Map<String, Integer> mails)
    implements Ledger {
  static final KnownLedger EMPTY = new KnownLedger(List.of(), Map.of(), Map.of());

  @Override
  public List<Money> money(String keyPrefix) {
    return money;
  }

  @Override
  public Map<String, Integer> returned(String keyPrefix) {
    return returned;
  }

  @Override
  public Map<String, Integer> mails(String keyPrefix) {
    return mails;
  }

  @Override
  public int waiting() {
    return 0;
  }
}
