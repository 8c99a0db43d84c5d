package dev.banyan.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Lines over the time of a run, as SVG.
///
/// @param top of the scale, at least
/// @param logarithmic whether each step of the scale is ten times the one before
/// @param events seconds at which something was decided
record TimeChart(
    String title,
    String explanation,
    String unit,
    double top,
    boolean logarithmic,
    double seconds,
    List<Line> lines,
    List<Double> events) {
  private static final double WIDTH = 980;
  private static final double HEIGHT = 250;
  private static final double LEFT = 76;
  private static final double RIGHT = 12;
  private static final double ABOVE = 12;
  private static final double BELOW = 26;
  private static final int ROWS = 4;

  /// @param color 1 to 4
  /// @param stepped whether a value holds until the next one
  record Line(String name, int color, boolean dashed, boolean stepped, List<Point> points) {}

  /// @param value NaN where there is none
  record Point(double second, double value) {}

  String figure() {
    StringBuilder out = new StringBuilder("<figure><figcaption>");
    out.append("<strong>").append(Markup.escaped(title)).append("</strong>");
    for (Line line : lines) {
      String classes = "key k" + line.color() + (line.dashed() ? " dashed" : "");
      out.append(Markup.element("span", classes, line.name()));
    }
    out.append(
        "</figcaption><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, HEIGHT, Markup.escaped(title)));
    scale(out);
    for (double event : events) {
      out.append(line("event", x(event), ABOVE, x(event), HEIGHT - BELOW));
    }
    lines.forEach(each -> path(each, out));
    out.append("</svg>").append(Markup.element("p", "lead", explanation)).append("</figure>\n");
    return out.toString();
  }

  private void scale(StringBuilder out) {
    for (double value : ticks()) {
      out.append(line("grid", LEFT, y(value), WIDTH - RIGHT, y(value)));
      out.append(text(LEFT - 8, y(value) + 4, "end", spelled(value)));
    }
    double step = timeStep();
    for (double second = 0; second <= seconds; second += step) {
      out.append(text(x(second), HEIGHT - 8, "middle", Markup.clock(second)));
    }
  }

  private void path(Line line, StringBuilder out) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Point point : line.points()) {
      if (Double.isNaN(point.value())) {
        drawing = false;
        continue;
      }
      if (drawing && line.stepped()) {
        path.append(String.format(Locale.ROOT, "H%.1f", x(point.second())));
      }
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              drawing ? "L" : "M",
              x(point.second()),
              y(point.value())));
      drawing = true;
    }
    out.append(
        "<path class=\"curve c%d%s\" d=\"%s\"/>"
            .formatted(line.color(), line.dashed() ? " thin" : "", path));
  }

  private List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double value = 1; value <= highest(); value *= 10) {
        ticks.add(value);
      }
    } else {
      for (int row = 0; row <= ROWS; row++) {
        ticks.add(highest() * row / ROWS);
      }
    }
    return ticks;
  }

  private double highest() {
    OptionalDouble seen =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::value)
            .filter(value -> !Double.isNaN(value))
            .max();
    double highest = Math.max(top, seen.orElse(0));
    if (logarithmic) {
      return Math.pow(10, Math.ceil(Math.log10(Math.max(10, highest))));
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(highest)));
    for (double factor : new double[] {1, 2, 4, 8, 10}) {
      if (factor * magnitude >= highest) {
        return factor * magnitude;
      }
    }
    return highest;
  }

  private double timeStep() {
    for (double step : new double[] {10, 15, 30, 60, 120, 300, 600, 1800}) {
      if (seconds / step <= 14) {
        return step;
      }
    }
    return 3600;
  }

  private double x(double second) {
    return LEFT + (WIDTH - LEFT - RIGHT) * second / Math.max(1, seconds);
  }

  private double y(double value) {
    double share =
        logarithmic ? Math.log10(Math.max(1, value)) / Math.log10(highest()) : value / highest();
    return HEIGHT - BELOW - (HEIGHT - ABOVE - BELOW) * Math.clamp(share, 0.0, 1.0);
  }

  private String spelled(double value) {
    String number =
        String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    return number + " " + unit;
  }

  private static String line(String classes, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        classes,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x,
        y,
        anchor,
        Markup.escaped(text));
  }
}
