package dev.banyan.analysis.page;

import dev.banyan.analysis.Analysis;
import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/// `index.html`: one file that fetches nothing.
public final class AnalysisPage {
  private final Analysis analysis;
  private final Structure structure;
  private final Markup out = new Markup();

  public AnalysisPage(Analysis analysis) {
    this.analysis = analysis;
    this.structure = analysis.structure();
  }

  public String html() {
    String title = "What holds " + analysis.basePackage() + " together";
    out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .raw(" style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n")
        .raw("<link rel=\"icon\" href=\"data:,\">\n<title>" + Markup.escaped(title) + "</title>\n")
        .raw("<style>\n" + resource("analysis.css") + "</style>\n</head>\n<body>\n<main>\n")
        .raw(
            "<p class=\"kicker\">Banyan: understanding the monolith "
                + Markup.escaped(analysis.basePackage())
                + "</p>\n")
        .raw("<h1>" + Markup.escaped(headline()) + "</h1>\n");
    tiles();
    if (!analysis.notes().isEmpty()) {
      out.raw("<section class=\"findings notes\"><h3>Good to know</h3>")
          .list("ul", "", analysis.notes())
          .raw("</section>\n");
    }
    graph();
    Sections sections = new Sections(analysis, out);
    sections.cuts();
    sections.order();
    sections.transactions();
    sections.tables();
    sections.suggested();
    HotSpots hotSpots = new HotSpots(structure, out);
    hotSpots.hotSpots();
    hotSpots.layers();
    hotSpots.unparsable();
    out.raw("</main>\n<script>\n" + resource("graph.js") + "</script>\n</body>\n</html>\n");
    return out.toString();
  }

  private String headline() {
    long cut = structure.transactions().stream().filter(SpanningTransaction::spansWrites).count();
    int features = structure.features().size();
    return cut == 0
        ? "%d features; no transaction writes tables of more than one of them".formatted(features)
        : "%d features, and %d %s through more than one of them"
            .formatted(
                features, cut, cut == 1 ? "transaction that writes" : "transactions that write");
  }

  private void tiles() {
    long shared =
        structure.tables().stream()
            .filter(
                table -> {
                  var features = new TreeSet<>(table.readers().keySet());
                  features.addAll(table.writers().keySet());
                  return features.size() > 1;
                })
            .count();
    double crossing = analysis.cuts().getFirst().measures().interPartitionCalls();
    out.raw("<div class=\"tiles\">");
    tile(Markup.grouped(structure.types().size()), "types");
    tile(Markup.grouped(structure.tables().size()), "tables");
    tile(Markup.grouped(shared), "tables that several features come to");
    tile(Markup.grouped(analysis.spanning().size()), "transactions that span features");
    tile(Markup.grouped(analysis.foreignKeys().size()), "foreign keys");
    tile(Markup.decimal(crossing * 100, 0) + " %", "of calls cross features");
    out.raw("</div>\n");
  }

  private void tile(String figure, String what) {
    out.raw(
        "<div class=\"tile\"><b>" + figure + "</b><span>" + Markup.escaped(what) + "</span></div>");
  }

  private void graph() {
    Placement placement = new Placement(structure);
    out.section(
        "Who holds together with whom",
        "Squares are tables, dots are types, discs are features. Point at one to see what it is tied to; click it for details; drag it, drag the ground, turn the wheel."
            + (placement.leftOut() > 0
                ? " The %d least busy types are not drawn.".formatted(placement.leftOut())
                : ""));
    out.raw("<figure class=\"graph\"><form id=\"filters\" aria-label=\"What is shown\">");
    out.raw("<fieldset><legend>Ties</legend>");
    for (Link.Kind kind : Link.Kind.values()) {
      String id = kind.name();
      out.raw(
          "<label class=\"tie "
              + id
              + "\"><input type=\"checkbox\" name=\"kind\" value=\""
              + id
              + "\"");
      out.raw(kind == Link.Kind.USE ? "> " : " checked> ").raw(words(kind) + "</label>");
    }
    out.raw(
        "<label><input type=\"checkbox\" id=\"across\"> only across features</label></fieldset>");
    out.raw("<fieldset><legend>Features</legend>");
    for (Placement.Disc disc : placement.discs()) {
      String name = Markup.escaped(disc.feature());
      out.raw(
          "<label><input type=\"checkbox\" name=\"feature\" value=\""
              + name
              + "\" checked> "
              + name
              + "</label>");
    }
    out.raw("</fieldset><p class=\"legend\"><span class=\"key table\">table</span>");
    List<String> layers = GraphJson.layers(placement);
    for (int i = 0; i < layers.size(); i++) {
      out.raw("<span class=\"key l" + i % 5 + "\">" + Markup.escaped(layers.get(i)) + "</span>");
    }
    out.raw("<span class=\"key\">other</span></p><span class=\"tools\">")
        .raw("<button type=\"button\" data-zoom=\"1.3\" aria-label=\"nearer\">+</button>")
        .raw("<button type=\"button\" data-zoom=\"0.77\" aria-label=\"farther\">−</button>")
        .raw("<button type=\"button\" data-zoom=\"0\">whole</button></span></form>\n")
        .raw(
            "<svg id=\"graph\" role=\"group\" aria-label=\"Types and tables and their ties; all of it is in the tables below\"></svg>\n")
        .raw("<figcaption id=\"details\" aria-live=\"polite\">Nothing chosen.</figcaption>\n")
        .raw(
            "<noscript><p>The picture needs JavaScript; everything it shows is in the tables below.</p></noscript></figure>\n");
    String json = GraphJson.of(analysis, placement).toString().replace("<", "\\u003c");
    out.raw("<script type=\"application/json\" id=\"data\">" + json + "</script>\n");
  }

  private static String words(Link.Kind kind) {
    return switch (kind) {
      case CALL -> "calls";
      case USE -> "uses fields";
      case READ -> "reads";
      case WRITE -> "writes";
      case FOREIGN_KEY -> "foreign keys";
    };
  }

  private static String resource(String name) {
    try (InputStream in = AnalysisPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + AnalysisPage.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
