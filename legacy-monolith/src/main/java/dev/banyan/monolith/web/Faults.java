package dev.banyan.monolith.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request, so that a customer reads all of it at once.
public final class Faults {
  private final List<Problem.Fault> found = new ArrayList<>();

  public void add(String field, String message) {
    found.add(new Problem.Fault(field, message));
  }

  /// A whole number of a query string, or the fallback where none is given.
  public int whole(String field, @Nullable String text, int fallback, int from, int to) {
    if (text == null) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    add(
        field,
        to == Integer.MAX_VALUE
            ? "must be a whole number, %d or more".formatted(from)
            : "must be a whole number from %d to %d".formatted(from, to));
    return fallback;
  }

  /// Text that the database can hold: without U+0000 and without halves of characters.
  public void storable(String field, @Nullable String text) {
    if (text != null && !isStorable(text)) {
      add(field, "contains characters that cannot be stored");
    }
  }

  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /// Ends the request if anything was found.
  public void refuse() {
    if (!found.isEmpty()) {
      throw new Refusal(Problem.invalid(found));
    }
  }
}
