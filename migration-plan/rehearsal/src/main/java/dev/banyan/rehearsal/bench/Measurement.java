package dev.banyan.rehearsal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a bench found, with everything that is needed to compare it with another.
///
/// @param bench its name on the command line
/// @param findings what should not have been
public record Measurement(
    String bench,
    Machine machine,
    Map<String, Object> settings,
    List<Figure> figures,
    List<String> findings) {
  public Measurement {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    figures = List.copyOf(figures);
    findings = List.copyOf(findings);
  }

  /// For a person: the figures, then what they were measured with.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Figure figure : figures) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-32s ratio %s (ours %s %s, partner %s %s)",
              figure.name(),
              told(figure.ratio()),
              told(figure.ours()),
              figure.unit(),
              told(figure.partner()),
              figure.unit()));
    }
    lines.add("machine: " + machine.told());
    settings.forEach((name, value) -> lines.add("setting: " + name + " = " + value));
    return lines;
  }

  /// For a machine.
  public ObjectNode json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("bench", bench);
    json.set("machine", mapper.valueToTree(machine));
    json.set("settings", mapper.valueToTree(settings));
    ObjectNode all = json.putObject("figures");
    for (Figure figure : figures) {
      all.putObject(figure.name())
          .put("ratio", figure.ratio())
          .put("ours", figure.ours())
          .put("partner", figure.partner())
          .put("unit", figure.unit());
    }
    if (!findings.isEmpty()) {
      findings.forEach(json.putArray("findings")::add);
    }
    return json;
  }

  private static String told(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
