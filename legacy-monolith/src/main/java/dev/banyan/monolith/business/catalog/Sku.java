package dev.banyan.monolith.business.catalog;

/// A product's key in its one spelling: without blanks around it, ASCII letters in upper case.
public record Sku(String text) {
  public static Sku of(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && raw.charAt(from) == ' ') {
      from++;
    }
    while (to > from && raw.charAt(to - 1) == ' ') {
      to--;
    }
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      text.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
    return new Sku(text.toString());
  }

  /// Whether a product can have it at all; what the database cannot even compare is no SKU.
  public boolean isPossible() {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  @Override
  public String toString() {
    return text;
  }
}
