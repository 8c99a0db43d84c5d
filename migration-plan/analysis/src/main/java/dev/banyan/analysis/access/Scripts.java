package dev.banyan.analysis.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a script apart into its statements.
final class Scripts {
  /// What a semicolon may hide in, or a semicolon.
  private static final Pattern PIECE =
      Pattern.compile(
          "'(?:[^']++|'')*+'|\"[^\"]*\"|--[^\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|(;)",
          Pattern.DOTALL);

  private Scripts() {}

  static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    Matcher piece = PIECE.matcher(script);
    int begin = 0;
    while (piece.find()) {
      if (piece.group(2) != null) {
        statements.add(script.substring(begin, piece.start()).strip());
        begin = piece.end();
      }
    }
    statements.add(script.substring(begin).strip());
    return statements.stream().filter(each -> !each.isEmpty()).toList();
  }
}
