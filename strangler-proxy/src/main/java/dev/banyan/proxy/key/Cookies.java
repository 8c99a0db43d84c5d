package dev.banyan.proxy.key;

import java.util.ArrayList;
import java.util.List;

/// Reads Cookie fields (RFC 6265 5.4), forgiving what browsers send.
public final class Cookies {
  private Cookies() {}

  /// All values of a name, in order; quotes around a value are not part of it.
  static List<String> named(String name, List<String> fields) {
    List<String> values = new ArrayList<>(1);
    for (String field : fields) {
      int from = 0;
      while (from < field.length()) {
        int end = field.indexOf(';', from);
        end = end < 0 ? field.length() : end;
        int equals = field.indexOf('=', from);
        if (equals >= 0 && equals < end && field.substring(from, equals).strip().equals(name)) {
          values.add(unquoted(field.substring(equals + 1, end).strip()));
        }
        from = end + 1;
      }
    }
    return values;
  }

  /// Names that begin so, in order.
  ///
  /// @param atMost how many are looked for
  public static List<String> beginning(String prefix, List<String> fields, int atMost) {
    List<String> names = new ArrayList<>(0);
    for (String field : fields) {
      int from = field.indexOf(prefix);
      while (from >= 0 && names.size() < atMost) {
        int equals = field.indexOf('=', from);
        boolean begins = from == 0 || "; ".indexOf(field.charAt(from - 1)) >= 0;
        if (begins && equals >= 0) {
          names.add(field.substring(from, equals).strip());
        }
        from = field.indexOf(prefix, from + prefix.length());
      }
    }
    return names;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
