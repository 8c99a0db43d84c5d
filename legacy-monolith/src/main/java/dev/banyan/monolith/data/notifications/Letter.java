package dev.banyan.monolith.data.notifications;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a mail about an order needs.
///
/// @param event such as `PLACED`
/// @param key what happened, by its name: `placed W1000001`
/// @param tries how often sending it failed
/// @param amount what went back, where money did
public record Letter(
    long id,
    String event,
    String key,
    String to,
    int tries,
    String name,
    String order,
    String total,
    @Nullable String trackingNumber,
    @Nullable String amount,
    List<Line> lines) {
  /// What was ordered.
  public record Line(String name, int quantity, String amount) {}

  public Letter {
    lines = List.copyOf(lines);
  }

  /// Money as people read it: two decimals, or three where the third counts.
  static String money(BigDecimal amount) {
    int decimals = Math.max(2, amount.stripTrailingZeros().scale());
    return "£" + amount.setScale(decimals).toPlainString();
  }
}
