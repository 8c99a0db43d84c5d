package dev.banyan.streams.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A parsed query as PostgreSQL writes it down for a view: `{OPEXPR :opno 96 :opfuncid 65 …}`.
record QueryTree(String text) {
  private static final Pattern CALL = Pattern.compile(":(?:funcid|opfuncid|winfnoid) (\\d+)");
  private static final Pattern THE_MOMENT =
      Pattern.compile("\\{(?:SQLVALUEFUNCTION|NEXTVALUEEXPR) ");
  private static final String BY_TEXT = "{COERCEVIAIO ";
  private static final Pattern TYPE =
      Pattern.compile(
          ":(?:vartype|funcresulttype|opresulttype|consttype|resulttype|casetype|coalescetype|minmaxtype|array_typeid|aggtype|paramtype) (\\d+)");
  private static final Pattern RESULT = Pattern.compile(":resulttype (\\d+)");

  /// A conversion that writes a value as text and reads it again.
  ///
  /// @param from a type's number
  /// @param to a type's number
  record ByText(long from, long to) {}

  /// The numbers of the functions that it calls, with commas between.
  String calls() {
    return CALL.matcher(text)
        .results()
        .map(call -> call.group(1))
        .distinct()
        .collect(Collectors.joining(","));
  }

  /// Whether it asks for the time, the user, or the next number.
  boolean asksForTheMoment() {
    return THE_MOMENT.matcher(text).find();
  }

  List<ByText> conversions() {
    List<ByText> conversions = new ArrayList<>();
    for (int at = text.indexOf(BY_TEXT); at >= 0; at = text.indexOf(BY_TEXT, at + 1)) {
      int argument = text.indexOf('{', at + 1);
      int end = end(argument);
      Matcher from = TYPE.matcher(text.substring(argument, end));
      Matcher to = RESULT.matcher(text.substring(end));
      if (from.find() && to.find()) {
        conversions.add(new ByText(Long.parseLong(from.group(1)), Long.parseLong(to.group(1))));
      }
    }
    return conversions;
  }

  /// Where the node ends that begins here; braces in texts are escaped.
  private int end(int begin) {
    int depth = 0;
    for (int i = begin; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> {
          depth--;
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return text.length();
  }
}
