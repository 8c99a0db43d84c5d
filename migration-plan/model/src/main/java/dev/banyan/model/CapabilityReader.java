package dev.banyan.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `capabilities/*.yaml`, one after the other.
final class CapabilityReader {
  /// What the proxy can serve; the others are refused rather than served as something weaker.
  private static final Set<Consistency> SERVED = EnumSet.of(Consistency.EVENTUAL);

  private final RouteClaims claims;
  private final TableClaims tableClaims = new TableClaims();

  CapabilityReader(RouteClaims claims) {
    this.claims = claims;
  }

  /// @param expected the name that the file's name promises
  Optional<Capability> read(YamlValue file, String expected) {
    return file.named("the capability '%s'".formatted(expected))
        .members()
        .map(
            all ->
                all.only(
                    "capability",
                    "summary",
                    "consistency",
                    "stale-at-most",
                    "key",
                    "routes",
                    "tables",
                    "without-counterpart",
                    "crossings",
                    "gates"))
        .flatMap(members -> read(members, expected));
  }

  private Optional<Capability> read(YamlMembers members, String expected) {
    Optional<String> name = name(members, expected);
    Optional<String> summary =
        members.required("summary", "one line for people").flatMap(YamlValue::text);
    Optional<Consistency> consistency =
        members
            .required("consistency", "what a read may show")
            .flatMap(CapabilityReader::consistency);
    Optional<Duration> staleAtMost =
        members
            .required("stale-at-most", "how much older than the last write an answer may be")
            .flatMap(value -> value.duration(false));
    Optional<Key> key =
        members
            .required("key", "what requests and rows are routed by")
            .flatMap(CapabilityReader::key);
    List<Route> routes = routes(members, expected);
    List<TableMapping> tables = tables(members, expected);
    List<LoneTable> lone =
        members
            .optional("without-counterpart")
            .map(new LoneTableReader(expected, tableClaims)::read)
            .orElse(List.of());
    List<Crossing> crossings =
        members
            .optional("crossings")
            .flatMap(YamlValue::members)
            .map(CrossingReader::read)
            .orElse(List.of());
    List<Gate> gates =
        members
            .required("gates", "what each share is judged by")
            .map(GateReader::read)
            .orElse(List.of());
    if (name.isEmpty()
        || summary.isEmpty()
        || consistency.isEmpty()
        || staleAtMost.isEmpty()
        || key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Capability(
            name.get(),
            summary.get(),
            consistency.get(),
            staleAtMost.get(),
            key.get(),
            routes,
            tables,
            lone,
            crossings,
            gates));
  }

  private static Optional<String> name(YamlMembers members, String expected) {
    Optional<YamlValue> value =
        members.required("capability", "its name, the same as the file's: " + expected);
    Optional<String> name =
        value.flatMap(given -> given.text(PlanReader.NAME, PlanReader.NAME_DESCRIBED));
    if (name.isPresent() && !name.get().equals(expected)) {
      value
          .orElseThrow()
          .wrong(
              "the file %s.yaml holds the capability '%s': a capability has one name everywhere; rename one of the two"
                  .formatted(expected, name.get()));
    }
    return name;
  }

  private static Optional<Consistency> consistency(YamlValue value) {
    Map<String, Consistency> served = new LinkedHashMap<>();
    SERVED.forEach(one -> served.put(spelling(one), one));
    Optional<String> later =
        value
            .written()
            .filter(
                text ->
                    Arrays.stream(Consistency.values())
                        .map(CapabilityReader::spelling)
                        .anyMatch(text::equals))
            .filter(text -> !served.containsKey(text));
    if (later.isPresent()) {
      value.wrong(
          "the proxy cannot serve '%s' yet, and would not promise it".formatted(later.get()),
          served.keySet());
      return Optional.empty();
    }
    return value.choice("consistency", served.keySet()).map(served::get);
  }

  private static String spelling(Consistency consistency) {
    return consistency.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Key> key(YamlValue value) {
    Optional<YamlMembers> members = value.members().map(all -> all.only("name", "canonical"));
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name =
        members
            .get()
            .required("name", "as people call it, for example sku")
            .flatMap(YamlValue::text);
    Optional<CanonicalText> canonical =
        members
            .get()
            .required("canonical", "the steps to its one spelling; [] where it has only one")
            .flatMap(
                steps -> steps.list("a step in 'canonical'").map(all -> canonical(steps, all)));
    return name.isEmpty() || canonical.isEmpty()
        ? Optional.empty()
        : Optional.of(new Key(name.get(), canonical.get()));
  }

  private static CanonicalText canonical(YamlValue value, List<YamlValue> values) {
    Map<String, CanonicalText.Step> choices = new LinkedHashMap<>();
    for (CanonicalText.Step step : CanonicalText.Step.values()) {
      choices.put(step.spelling(), step);
    }
    List<CanonicalText.Step> steps = new ArrayList<>();
    for (YamlValue one : values) {
      one.choice("canonical step", choices.keySet()).map(choices::get).ifPresent(steps::add);
    }
    CanonicalText canonical = new CanonicalText(steps);
    canonical.unstable().ifPresent(value::wrong);
    return canonical;
  }

  private List<Route> routes(YamlMembers members, String capability) {
    RouteReader reader = new RouteReader(capability, claims);
    return members
        .required("routes", "the requests that belong to it")
        .flatMap(value -> value.nonEmptyList("a route"))
        .map(values -> values.stream().flatMap(value -> reader.read(value).stream()).toList())
        .orElse(List.of());
  }

  private List<TableMapping> tables(YamlMembers members, String capability) {
    TableReader reader = new TableReader(capability, tableClaims);
    List<TableMapping> tables =
        members
            .required("tables", "the rows that belong to it")
            .flatMap(value -> value.nonEmptyList("a table"))
            .map(values -> values.stream().flatMap(value -> reader.read(value).stream()).toList())
            .orElse(List.of());
    reader.checkSplits();
    return tables;
  }
}
