package dev.banyan.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/// Reads `plan.yaml`.
final class PlanReader {
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  static final String NAME_DESCRIBED = "a name of small letters, digits and hyphens (gift-shop)";
  private static final List<String> PACES = List.of("quick", "normal");

  private final SortedSet<String> known;
  private final Map<String, Capability> capabilities;

  /// @param known all capabilities that have a file, whether or not it could be read
  PlanReader(SortedSet<String> known, Map<String, Capability> capabilities) {
    this.known = known;
    this.capabilities = capabilities;
  }

  Optional<Plan> read(YamlValue file) {
    Optional<YamlMembers> members = file.members().map(all -> all.only("plan", "moves", "paces"));
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name =
        members
            .get()
            .required("plan", "its name")
            .flatMap(value -> value.text(NAME, NAME_DESCRIBED));
    List<PlannedMove> moves =
        members
            .get()
            .required("moves", "what is extracted, in this order")
            .flatMap(value -> value.nonEmptyList("a move"))
            .map(new MoveReader(known, capabilities)::all)
            .orElse(List.of());
    Map<String, Pace> paces =
        members
            .get()
            .required("paces", "how long the walk looks at each share")
            .flatMap(YamlValue::members)
            .map(PlanReader::paces)
            .orElse(Map.of());
    return name.map(present -> new Plan(present, moves, paces, capabilities));
  }

  private static Map<String, Pace> paces(YamlMembers members) {
    Map<String, Pace> paces = new LinkedHashMap<>();
    members
        .keys()
        .forEach(
            (name, key) ->
                key.choice("pace", PACES)
                    .flatMap(known -> pace(known, members.value(known)))
                    .ifPresent(pace -> paces.put(name, pace)));
    return paces;
  }

  private static Optional<Pace> pace(String name, YamlValue value) {
    Optional<YamlMembers> members =
        value
            .named("the pace '%s'".formatted(name))
            .members()
            .map(all -> all.only("window", "min-samples", "min-writes", "patience"));
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> window =
        members
            .get()
            .required("window", "how long evidence is gathered at each share")
            .flatMap(given -> given.duration(false));
    Optional<Integer> samples =
        members
            .get()
            .required("min-samples", "the fewest answers a verdict may rest on")
            .flatMap(given -> given.wholeNumber(1, 1_000_000));
    Optional<YamlValue> fewWrites = members.get().optional("min-writes");
    Optional<Integer> writes =
        fewWrites.isPresent()
            ? fewWrites.flatMap(given -> given.wholeNumber(1, 1_000_000))
            : samples;
    Optional<YamlValue> written =
        members.get().required("patience", "how long a share may wait for enough evidence");
    Optional<Duration> patience = written.flatMap(given -> given.duration(false));
    if (window.isEmpty() || samples.isEmpty() || writes.isEmpty() || patience.isEmpty()) {
      return Optional.empty();
    }
    if (patience.get().compareTo(window.get()) < 0) {
      written
          .orElseThrow()
          .wrong(
              "'patience' is shorter than 'window': no share could ever be judged; make it longer");
    }
    return Optional.of(new Pace(name, window.get(), samples.get(), writes.get(), patience.get()));
  }
}
