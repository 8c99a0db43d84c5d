package dev.banyan.analysis.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a statement as it stands in code or comes from a database, with the places where
/// something is put in at run time made alike.
public record SqlText(String text) {
  /// Where something is put in at run time.
  public static final char HOLE = '\u0001';

  /// What a hole inside of a name becomes, so that the name stays one.
  public static final String HOLE_IN_NAME = "hole0in0name";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:select\\s+\\S|insert\\s+into\\s|update\\s+.*\\sset\\s|delete\\s+from\\s|with\\s+.*\\sas\\s"
              + "|merge\\s+into\\s|truncate\\s+table\\s|from\\s+(?-i:[A-Z])\\w+\\s*(?:$|[a-z]))",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// `%s`, `%1$s`, `{0}`, `${prefix}`, `%PREFIX%`: templates of Java, MessageFormat, MyBatis,
  /// Spring.
  private static final Pattern TEMPLATES =
      Pattern.compile("%(?:\\d+\\$)?[sd]|\\{\\d+}|\\$\\{[^}]*}|%[A-Z_]+%");

  /// `#{name}` of MyBatis, and `?1` of the Java persistence API.
  private static final Pattern PARAMETERS = Pattern.compile("#\\{[^}]*}|\\?\\d+");

  private static final Pattern COMMENTS = Pattern.compile("--[^\n]*|(?s)/\\*.*?\\*/");
  private static final Pattern FROM = Pattern.compile("^(?i)from\\b");
  private static final Pattern FETCH = Pattern.compile("(?i)\\bjoin\\s+fetch\\b");
  private static final Pattern IDENTITY =
      Pattern.compile("(?i)\\b(restart|continue)\\s+identity\\b");

  /// PostgreSQL's `select from`, which selects nothing, only rows.
  private static final Pattern NO_COLUMNS = Pattern.compile("(?i)\\bselect\\s+from\\b");

  private static final Pattern VALUES =
      Pattern.compile("'(?:[^']++|'')*+'|\\$\\d+|:(?<!::)[a-zA-Z_]\\w*|\\?|\\b\\d+(?:\\.\\d+)?\\b");

  public static SqlText of(String raw) {
    String holes = TEMPLATES.matcher(raw).replaceAll(String.valueOf(HOLE));
    String parameters = PARAMETERS.matcher(holes).replaceAll("?");
    return new SqlText(COMMENTS.matcher(parameters).replaceAll(" ").strip());
  }

  /// Whether a string constant looks like a statement: it begins like one, and what has to follow
  /// does.
  public static boolean isStatement(String constant) {
    return STATEMENT.matcher(constant).lookingAt();
  }

  public String firstWord() {
    Matcher word = Pattern.compile("^[\\s(]*([a-zA-Z]+)").matcher(text);
    String first = word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    return first.equals("from") ? "select" : first;
  }

  /// What a parser of SQL can read, also where it is a query over entities.
  ///
  /// @param filling what stands in the holes between words
  String parsable(String filling) {
    String whole = FROM.matcher(text).replaceFirst("select * from");
    whole = FETCH.matcher(whole).replaceAll("join");
    whole = NO_COLUMNS.matcher(whole).replaceAll("select 1 from");
    whole = IDENTITY.matcher(whole).replaceAll("");
    StringBuilder parsable = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c != HOLE) {
        parsable.append(c);
      } else {
        boolean inName =
            i + 1 < whole.length() && Character.isJavaIdentifierStart(whole.charAt(i + 1))
                || i > 0 && isPartOfName(whole.charAt(i - 1));
        parsable.append(inName ? HOLE_IN_NAME : filling);
      }
    }
    return parsable.toString();
  }

  private static boolean isPartOfName(char c) {
    return c != HOLE && (Character.isLetterOrDigit(c) || c == '_');
  }

  /// The statement without what differs from one time it is run to the next.
  public String normal() {
    String values = VALUES.matcher(text).replaceAll("?");
    return values.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  /// What statements look like that are made of this one.
  public Pattern pattern() {
    StringBuilder pattern = new StringBuilder();
    for (String part : normal().split(String.valueOf(HOLE), -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }
}
