package dev.banyan.rehearsal.report;

import dev.banyan.rehearsal.shoppers.Finding;
import dev.banyan.rehearsal.shoppers.Reconciled;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The numbers of a run: tiles and tables.
final class Figures {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final Rehearsed rehearsed;

  Figures(Rehearsed rehearsed) {
    this.rehearsed = rehearsed;
  }

  void tiles(StringBuilder out) {
    out.append("<div class=\"tiles\">\n");
    tile(out, "", Markup.clock(rehearsed.took().toMillis() / 1000.0), "minutes, from start to end");
    Rehearsed.Shopping shoppers = rehearsed.shoppers();
    if (shoppers != null) {
      long wrong = shoppers.anomalies().values().stream().mapToLong(Long::longValue).sum();
      tile(out, "", Markup.grouped(shoppers.requests()), "requests of shoppers");
      tile(out, look(shoppers.failed()), Markup.grouped(shoppers.failed()), "of them failed");
      tile(out, look(wrong), Markup.grouped(wrong), "anomalies seen");
    }
    Rehearsed.Orders orders = rehearsed.orders();
    if (orders != null) {
      Long found = orders.found();
      String seen = found == null ? "?" : Markup.grouped(found);
      boolean all = found != null && found == orders.acknowledged();
      tile(
          out,
          all ? "good" : "bad",
          seen + " / " + Markup.grouped(orders.acknowledged()),
          "acknowledged orders found again");
    }
    Rehearsed.Stream forward = rehearsed.forward();
    Long p99 = forward == null ? null : forward.lagP99();
    if (p99 != null) {
      tile(out, "", p99 + " ms", "99 of 100 changes reached the service within");
    }
    out.append("</div>\n");
  }

  void moved(StringBuilder out) {
    out.append(
        "<div class=\"wide\"><table><tr><th>capability</th><th>stage</th><th class=\"number\">reads at the service</th><th class=\"number\">writes at the service</th><th class=\"number\">handovers</th><th class=\"number\">longest hold</th><th class=\"number\">rows compared</th><th class=\"number\">differing</th></tr>");
    for (Rehearsed.MovedCapability each : rehearsed.capabilities()) {
      Rehearsed.Comparison diff = each.diff();
      Rehearsed.Handed handed = each.handovers();
      out.append("<tr>")
          .append(Markup.cell(each.name()))
          .append(Markup.cell(each.stage()))
          .append(Markup.number(each.reads().toPlainString() + " %"))
          .append(Markup.number(each.writes().toPlainString() + " %"))
          .append(Markup.number(handed == null ? "–" : Markup.grouped(handed.done())))
          .append(
              Markup.number(
                  handed == null || handed.holds().isEmpty()
                      ? "–"
                      : handed.holds().getLast() + " ms"))
          .append(Markup.number(diff == null ? "–" : Markup.grouped(diff.rows())))
          .append(Markup.number(diff == null ? "–" : Markup.grouped(diff.mismatches())))
          .append("</tr>");
    }
    out.append("</table></div>\n");
  }

  void books(StringBuilder out) {
    Reconciled books = rehearsed.reconciled();
    if (books == null) {
      return;
    }
    out.append("<h2>Money, goods and mails</h2>\n");
    out.append(
        Markup.element(
            "p",
            "lead",
            "By the shop's own books, and by those who watch it from outside: the card processor and the mailbox."));
    out.append("<div class=\"wide\"><table>");
    line(out, "orders that were not cancelled", books.ordered().toPlainString());
    line(out, "money taken", books.taken().toPlainString());
    line(out, "money given back", books.refunded().toPlainString());
    line(out, "kept by the card processor for the shop", books.takenByCard().toPlainString());
    line(out, "pieces sold that stayed sold", Markup.grouped(books.pieces()));
    line(out, "events that customers were told of by mail", Markup.grouped(books.events()));
    line(out, "mails that arrived", Markup.grouped(books.mails()));
    out.append("</table></div>\n");
  }

  private static void line(StringBuilder out, String what, String figure) {
    out.append("<tr>").append(Markup.cell(what)).append(Markup.number(figure)).append("</tr>");
  }

  void latencies(StringBuilder out) {
    Rehearsed.Shopping shoppers = rehearsed.shoppers();
    if (shoppers == null) {
      return;
    }
    out.append(
        "<div class=\"wide\"><table><tr><th>capability</th><th>answered by</th><th class=\"number\">requests</th><th class=\"number\">half within (p50)</th><th class=\"number\">99 of 100 within (p99)</th></tr>");
    for (Rehearsed.Latency each : shoppers.latencies()) {
      out.append("<tr>")
          .append(Markup.cell(each.capability()))
          .append(Markup.cell(each.side()))
          .append(Markup.number(Markup.grouped(each.requests())))
          .append(Markup.number(Markup.millis(each.p50Millis())))
          .append(Markup.number(Markup.millis(each.p99Millis())))
          .append("</tr>");
    }
    out.append("</table></div>\n");
  }

  void examples(StringBuilder out) {
    Rehearsed.Shopping shoppers = rehearsed.shoppers();
    if (shoppers == null || shoppers.examples().isEmpty()) {
      return;
    }
    out.append("<h2>What shoppers complained about</h2>\n");
    out.append(Markup.element("p", "lead", "The first twenty of each kind."));
    out.append(
        "<div class=\"wide\"><table><tr><th>when</th><th>kind</th><th>request</th><th>answered by</th><th>expected</th><th>got</th></tr>");
    for (Finding each : shoppers.examples()) {
      out.append("<tr>")
          .append(Markup.number(TIME.format(each.at())))
          .append(Markup.cell(each.kind()))
          .append(Markup.cell(each.request()))
          .append(Markup.cell(each.side()))
          .append(Markup.cell(each.expected()))
          .append(Markup.cell(each.got()))
          .append("</tr>");
    }
    out.append("</table></div>\n");
  }

  private static void tile(StringBuilder out, String look, String figure, String meaning) {
    out.append("<div class=\"tile\">")
        .append(Markup.element("b", look, figure))
        .append(Markup.element("span", "", meaning))
        .append("</div>\n");
  }

  private static String look(long bad) {
    return bad == 0 ? "good" : "bad";
  }
}
