package dev.banyan.model;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A value in a file of the plan. Asked for a type that it has not, it answers nothing and adds a
/// problem.
///
/// @param name what messages call it: `'attempts'`
record YamlValue(String name, Node node, Source source) {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,9})?");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})(ms|s|m)");
  private static final Set<Tag> PLAIN =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE,
          Tag.SEQ,
          Tag.MAP);

  /// The file, and where its problems go.
  record Source(Path file, Problems problems) {}

  Place place() {
    return new Place(
        source.file(), node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }

  YamlValue named(String newName) {
    return new YamlValue(newName, node, source);
  }

  boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  /// The text as it stands, without judging it.
  Optional<String> written() {
    return node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  void wrong(String message) {
    source.problems().add(place(), message);
  }

  void wrong(String message, Collection<String> choices) {
    source.problems().add(place(), message, choices);
  }

  Optional<String> text() {
    if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
      if (!scalar.getValue().isBlank()) {
        return Optional.of(scalar.getValue());
      }
      wrong(name + " is blank; write what it is");
      return Optional.empty();
    }
    return other("text", " (put it in quotes if it is meant as text)");
  }

  /// @param shape what it must look like
  /// @param described the same in words, with an example
  Optional<String> text(Pattern shape, String described) {
    Optional<String> text = text();
    if (text.isPresent() && !shape.matcher(text.get()).matches()) {
      wrong("%s must be %s, was '%s'".formatted(name, described, text.get()));
      return Optional.empty();
    }
    return text;
  }

  /// @param what the kind of thing chosen: `capability`
  Optional<String> choice(String what, Collection<String> choices) {
    Optional<String> text = text();
    if (text.isPresent() && !choices.contains(text.get())) {
      wrong(
          "unknown %s '%s'%s".formatted(what, text.get(), Spelling.hint(text.get(), choices)),
          choices);
      return Optional.empty();
    }
    return text;
  }

  Optional<BigDecimal> number(BigDecimal least, BigDecimal most, String described) {
    if (!(node instanceof ScalarNode scalar) || !isNumber()) {
      return other(described, "");
    }
    if (NUMBER.matcher(scalar.getValue()).matches()) {
      BigDecimal number = new BigDecimal(scalar.getValue());
      if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
        return Optional.of(number);
      }
    }
    return other(described, "");
  }

  Optional<Integer> wholeNumber(int least, int most) {
    String described = "a whole number from %,d to %,d".formatted(least, most);
    Optional<BigDecimal> number =
        number(BigDecimal.valueOf(least), BigDecimal.valueOf(most), described);
    if (number.isPresent() && number.get().stripTrailingZeros().scale() > 0) {
      return other(described, "");
    }
    return number.map(BigDecimal::intValue);
  }

  Optional<Share> share() {
    String described = "a share in percent, 0 to 100 in steps of 0.01, written without a unit";
    Optional<BigDecimal> percent = number(BigDecimal.ZERO, BigDecimal.valueOf(100), described);
    if (percent.isPresent() && percent.get().stripTrailingZeros().scale() > 2) {
      return other(described, "");
    }
    return percent.map(Share::ofPercent);
  }

  /// Longer than nothing; `0s` only where zero has a meaning.
  Optional<Duration> duration(boolean zeroAllowed) {
    String described = "a duration such as 500ms, 5s or 10m" + (zeroAllowed ? "" : ", above zero");
    if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(Tag.STR)) {
      return other(described, isNumber() ? " (the unit is missing)" : "");
    }
    Matcher parts = DURATION.matcher(scalar.getValue());
    if (!parts.matches()) {
      return other(described, "");
    }
    long amount = Long.parseLong(parts.group(1));
    Duration duration =
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case String minutes -> Duration.ofMinutes(amount);
        };
    return duration.isZero() && !zeroAllowed ? other(described, "") : Optional.of(duration);
  }

  Optional<Boolean> bool() {
    return node instanceof ScalarNode scalar
            && node.getTag().equals(Tag.BOOL)
            && Set.of("true", "false").contains(scalar.getValue())
        ? Optional.of(Boolean.valueOf(scalar.getValue()))
        : other("true or false", "");
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  /// @param each what messages call one of them
  Optional<List<YamlValue>> list(String each) {
    if (!(node instanceof SequenceNode sequence)) {
      return other("a list", "");
    }
    List<YamlValue> values = new ArrayList<>();
    for (Node one : sequence.getValue()) {
      values.add(new YamlValue(each, one, source));
    }
    return Optional.of(values);
  }

  Optional<List<YamlValue>> nonEmptyList(String each) {
    Optional<List<YamlValue>> values = list(each);
    if (values.isPresent() && values.get().isEmpty()) {
      wrong("%s is empty; it needs at least one".formatted(name));
      return Optional.empty();
    }
    return values;
  }

  Optional<YamlMembers> members() {
    if (!(node instanceof MappingNode mapping)) {
      return other("members (`name: value`)", "");
    }
    return Optional.of(YamlMembers.of(this, mapping));
  }

  private boolean isNumber() {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  private <T> Optional<T> other(String expected, String advice) {
    wrong("%s must be %s, was %s%s".formatted(name, expected, found(), advice));
    return Optional.empty();
  }

  private String found() {
    if (!PLAIN.contains(node.getTag())) {
      return "something tagged '%s' (a plan is plain YAML, without tags)"
          .formatted(node.getTag().getValue());
    }
    return switch (node) {
      case MappingNode mapping -> "a group of members";
      case SequenceNode sequence -> "a list";
      case ScalarNode scalar -> isEmpty() ? "left empty" : "'%s'".formatted(scalar.getValue());
      default -> "something else";
    };
  }
}
