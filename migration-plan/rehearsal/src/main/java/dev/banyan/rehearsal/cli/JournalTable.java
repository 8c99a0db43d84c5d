package dev.banyan.rehearsal.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The journal for a person: a line each, in local time, each day under its date.
final class JournalTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String ROW = "%-8s  %-12s  %-8s  %s%n";

  private final PrintStream out;

  JournalTable(PrintStream out) {
    this.out = out;
  }

  void tell(List<JournalStory.Line> lines) {
    LocalDate day = null;
    for (JournalStory.Line line : lines) {
      ZonedDateTime at = line.at().atZone(ZoneId.systemDefault());
      if (!at.toLocalDate().equals(day)) {
        day = at.toLocalDate();
        out.println(day);
      }
      String who = line.capability().isEmpty() ? "–" : line.capability();
      List<String> text = line.told().lines().toList();
      out.printf(
          Locale.ROOT,
          ROW,
          TIME.format(at),
          who,
          line.kind(),
          text.isEmpty() ? "" : text.getFirst());
      text.stream().skip(1).forEach(more -> out.printf(Locale.ROOT, ROW, "", "", "", "  " + more));
    }
    if (lines.isEmpty()) {
      out.println("nothing was decided yet");
    }
  }
}
