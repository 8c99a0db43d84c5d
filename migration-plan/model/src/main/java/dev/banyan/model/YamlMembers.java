package dev.banyan.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The members of a YAML mapping, in the order of the file; a member named twice is a problem.
final class YamlMembers {
  private final YamlValue whole;
  private final Map<String, YamlValue> keys = new LinkedHashMap<>();
  private final Map<String, YamlValue> values = new LinkedHashMap<>();

  private YamlMembers(YamlValue whole) {
    this.whole = whole;
  }

  static YamlMembers of(YamlValue whole, MappingNode mapping) {
    YamlMembers members = new YamlMembers(whole);
    for (NodeTuple tuple : mapping.getValue()) {
      members.add(
          new YamlValue("a member's name", tuple.getKeyNode(), whole.source()),
          new YamlValue("", tuple.getValueNode(), whole.source()));
    }
    return members;
  }

  private void add(YamlValue key, YamlValue value) {
    if (!(key.node() instanceof ScalarNode scalar)) {
      key.wrong("a member's name must be text");
      return;
    }
    String name = scalar.getValue();
    if (keys.containsKey(name)) {
      key.wrong(
          "'%s' stands twice in %s (first in line %d); which one counts? Take one out"
              .formatted(name, whole.name(), keys.get(name).place().line()));
      return;
    }
    keys.put(name, key.named("'%s'".formatted(name)));
    values.put(name, value.named("'%s'".formatted(name)));
  }

  /// Everything but these is a problem.
  YamlMembers only(String... known) {
    List<String> choices = List.of(known);
    keys.forEach(
        (name, key) -> {
          if (!choices.contains(name)) {
            key.wrong(
                "%s has no member '%s'%s"
                    .formatted(whole.name(), name, Spelling.hint(name, choices)),
                choices);
          }
        });
    return this;
  }

  Optional<YamlValue> required(String member, String meaning) {
    Optional<YamlValue> value = optional(member);
    if (!values.containsKey(member)) {
      whole.wrong("%s lacks '%s': %s".formatted(whole.name(), member, meaning));
    }
    return value;
  }

  /// Present with a value, or not at all: a member left empty is a problem.
  Optional<YamlValue> optional(String member) {
    Optional<YamlValue> value = Optional.ofNullable(values.get(member));
    if (value.isPresent() && value.get().isEmpty()) {
      value.get().wrong("'%s' is left empty; give it a value or take it out".formatted(member));
      return Optional.empty();
    }
    return value;
  }

  boolean has(String member) {
    return values.containsKey(member);
  }

  /// The name of a member that is there.
  YamlValue key(String member) {
    return Objects.requireNonNull(keys.get(member), member);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /// The value of a member that is there.
  YamlValue value(String member) {
    return Objects.requireNonNull(values.get(member), member);
  }

  /// The members' names, as values that know their place.
  Map<String, YamlValue> keys() {
    return keys;
  }
}
