package dev.banyan.rehearsal.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.shoppers.Reconciled;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// `report.json`: a figure that this build cannot produce is absent, never zero.
public final class ReportJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReportJson() {}

  public static ObjectNode of(Rehearsed rehearsed) {
    ObjectNode report = JSON.objectNode();
    report.put("outcome", rehearsed.outcome());
    report.put("durationSeconds", rounded(rehearsed.took().toMillis() / 1_000.0));
    report.put("seed", rehearsed.seed());
    ArrayNode capabilities = report.putArray("capabilities");
    rehearsed.capabilities().forEach(capability -> capabilities.add(capability(capability)));
    Rehearsed.Shopping shoppers = rehearsed.shoppers();
    if (shoppers != null) {
      report.set("shoppers", shopping(shoppers));
    }
    Rehearsed.Orders orders = rehearsed.orders();
    if (orders != null) {
      report.set("orders", orders(orders));
    }
    Reconciled reconciled = rehearsed.reconciled();
    if (reconciled != null) {
      report.set("books", books(reconciled));
    }
    Rehearsed.Stream forward = rehearsed.forward();
    if (forward != null) {
      ObjectNode streams = report.putObject("streams");
      streams.set("forward", stream(forward));
      Rehearsed.Stream backward = rehearsed.backward();
      if (backward != null) {
        streams.set("backward", stream(backward));
      }
    }
    return report;
  }

  private static ObjectNode capability(Rehearsed.MovedCapability capability) {
    ObjectNode node = JSON.objectNode();
    node.put("name", capability.name());
    node.put("stage", capability.stage());
    node.put("reads", capability.reads());
    node.put("writes", capability.writes());
    Rehearsed.Handed handed = capability.handovers();
    if (handed != null) {
      node.put("handovers", handed.done());
      if (!handed.holds().isEmpty()) {
        node.putObject("holdMillis")
            .put("p50", handed.within(0.5))
            .put("p99", handed.within(0.99))
            .put("max", handed.holds().getLast());
      }
    }
    Rehearsed.Comparison diff = capability.diff();
    if (diff != null) {
      node.putObject("diff").put("rows", diff.rows()).put("mismatches", diff.mismatches());
    }
    return node;
  }

  private static ObjectNode shopping(Rehearsed.Shopping shoppers) {
    ObjectNode node = JSON.objectNode();
    node.put("requests", shoppers.requests());
    node.put("failed", shoppers.failed());
    ObjectNode anomalies = node.putObject("anomalies");
    shoppers.anomalies().forEach(anomalies::put);
    return node;
  }

  private static ObjectNode orders(Rehearsed.Orders orders) {
    ObjectNode node = JSON.objectNode().put("acknowledged", orders.acknowledged());
    Long found = orders.found();
    if (found != null) {
      node.put("found", found);
    }
    return node;
  }

  private static ObjectNode books(Reconciled reconciled) {
    ObjectNode node = JSON.objectNode();
    node.putObject("money")
        .put("ordered", reconciled.ordered().toPlainString())
        .put("taken", reconciled.taken().toPlainString())
        .put("refunded", reconciled.refunded().toPlainString())
        .put("keptByCardProcessor", reconciled.takenByCard().toPlainString());
    node.putObject("stock").put("piecesSold", reconciled.pieces());
    node.putObject("mails").put("events", reconciled.events()).put("arrived", reconciled.mails());
    return node;
  }

  private static ObjectNode stream(Rehearsed.Stream stream) {
    ObjectNode node = JSON.objectNode().put("rowsPerSecond", rounded(stream.rowsPerSecond()));
    Long p50 = stream.lagP50();
    Long p99 = stream.lagP99();
    if (p50 != null && p99 != null) {
      node.putObject("lagMillis").put("p50", p50).put("p99", p99);
    }
    return node;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }
}
