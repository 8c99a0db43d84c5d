package dev.banyan.monolith.importing;

import java.math.BigDecimal;

/// What was read from the source, counted before anything reached the database.
record Read(long lines, BigDecimal sum, long rejected, BigDecimal sumRejected) {
  static final Read NOTHING = new Read(0, BigDecimal.ZERO, 0, BigDecimal.ZERO);

  Read plus(Reading reading) {
    var amount = reading.amount();
    return switch (reading) {
      case Reading.Loadable _ -> new Read(lines + 1, sum.add(amount), rejected, sumRejected);
      case Reading.Rejected _ ->
          new Read(lines + 1, sum.add(amount), rejected + 1, sumRejected.add(amount));
    };
  }
}
