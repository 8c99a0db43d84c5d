package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says in words how a shop was filled.
final class Reconciliation {
  private Reconciliation() {}

  /// One sentence a line.
  static List<String> inWords(JsonNode filled) {
    List<String> lines = new ArrayList<>();
    if (filled.has("lines")) {
      lines.add(
          "%s lines read: %s loaded, %s rejected"
              .formatted(
                  count(filled, "lines"), count(filled, "loaded"), count(filled, "rejected")));
      lines.add(
          "sum of quantity × price %s = %s loaded + %s rejected: %s"
              .formatted(
                  filled.path("sum").asText(),
                  filled.path("sumLoaded").asText(),
                  filled.path("sumRejected").asText(),
                  filled.path("reconciled").asBoolean() ? "reconciles" : "DOES NOT RECONCILE"));
    }
    lines.add(
        "%s products, %s customers, %s orders"
            .formatted(
                count(filled, "products"), count(filled, "customers"), count(filled, "orders")));
    if (filled.has("payments")) {
      lines.add(
          "%s payments %s less %s refunds %s, %s of them of a sale that was found"
              .formatted(
                  count(filled, "payments"),
                  filled.path("sumPayments").asText(),
                  count(filled, "refunds"),
                  filled.path("sumRefunds").asText(),
                  count(filled, "refundsOfKnownSales")));
      lines.add(
          "%s parcels for %s sales with goods, %s mails to customers"
              .formatted(
                  count(filled, "parcels"),
                  count(filled, "salesWithGoods"),
                  count(filled, "mails")));
    }
    if (filled.path("rejected").asLong() > 0 && filled.hasNonNull("rejects")) {
      lines.add("what was rejected, and why: " + filled.path("rejects").asText());
    }
    return lines;
  }

  private static String count(JsonNode filled, String name) {
    return filled.hasNonNull(name)
        ? String.format(Locale.ROOT, "%,d", filled.path(name).asLong())
        : "?";
  }
}
