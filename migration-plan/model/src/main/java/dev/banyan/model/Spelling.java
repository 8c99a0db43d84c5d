package dev.banyan.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Guesses which word was meant.
public final class Spelling {
  private Spelling() {}

  /// `; did you mean 'methods'?`, or nothing where no choice is near.
  public static String hint(String written, Collection<String> choices) {
    return choices.stream()
        .filter(choice -> isNear(written, choice))
        .min(Comparator.comparingInt(choice -> distance(written, choice)))
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }

  private static boolean isNear(String written, String choice) {
    int distance = distance(written, choice);
    boolean begun = written.length() > 2 && choice.startsWith(written);
    return begun || distance < choice.length() && distance <= Math.max(2, choice.length() / 3);
  }

  /// How many letters must be put in, left out or changed (Levenshtein), whatever their case.
  private static int distance(String written, String choice) {
    String from = written.toLowerCase(Locale.ROOT);
    String to = choice.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
