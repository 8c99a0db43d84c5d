package dev.banyan.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder with `plan.yaml`, `dials.yaml` and `capabilities/*.yaml`. Problems name its files
/// relative to it.
public final class PlanFolder {
  private static final Path PLAN = Path.of("plan.yaml");
  private static final Path DIALS = Path.of("dials.yaml");
  private static final Path CAPABILITIES = Path.of("capabilities");
  private static final String SUFFIX = ".yaml";

  private final Path folder;

  public PlanFolder(Path folder) {
    this.folder = folder;
  }

  /// Reads and validates the plan with its capabilities; all problems at once.
  public Reading<Plan> plan() {
    Problems problems = new Problems();
    if (!Files.isDirectory(folder)) {
      problems.add(
          new Place(folder, 1, 1),
          "there is no such folder; a plan is a folder with plan.yaml and capabilities/*.yaml");
      return new Reading.Broken<>(problems.inOrder());
    }
    YamlFile yaml = new YamlFile(folder, problems);
    List<Path> files = capabilityFiles(problems);
    Map<String, Capability> capabilities = capabilities(yaml, files, problems);
    TreeSet<String> known = new TreeSet<>();
    files.forEach(file -> known.add(capabilityOf(file)));
    Optional<Plan> plan = plan(yaml, known, capabilities, problems);
    return problems.reading(plan::orElseThrow);
  }

  /// Reads `dials.yaml` against a plan; a missing file is no hand on any dial.
  public Reading<Dials> dials(Plan plan) {
    if (!Files.exists(folder.resolve(DIALS))) {
      return new Reading.Valid<>(Dials.UNTOUCHED);
    }
    Problems problems = new Problems();
    Optional<Dials> dials =
        new YamlFile(folder, problems)
            .read(DIALS, "dials.yaml")
            .map(file -> new DialsReader(new TreeSet<>(plan.capabilities().keySet())).read(file));
    return problems.reading(dials::orElseThrow);
  }

  private Optional<Plan> plan(
      YamlFile yaml,
      TreeSet<String> known,
      Map<String, Capability> capabilities,
      Problems problems) {
    if (!Files.exists(folder.resolve(PLAN))) {
      problems.add(
          new Place(PLAN, 1, 1),
          "the file is missing; it says which capabilities move, in which order, at which pace");
      return Optional.empty();
    }
    return yaml.read(PLAN, "the plan").flatMap(new PlanReader(known, capabilities)::read);
  }

  private static Map<String, Capability> capabilities(
      YamlFile yaml, List<Path> files, Problems problems) {
    CapabilityReader reader = new CapabilityReader(new RouteClaims(problems));
    Map<String, Capability> capabilities = new LinkedHashMap<>();
    for (Path file : files) {
      yaml.read(file, "the capability")
          .flatMap(value -> reader.read(value, capabilityOf(file)))
          .ifPresent(capability -> capabilities.put(capability.name(), capability));
    }
    return capabilities;
  }

  private List<Path> capabilityFiles(Problems problems) {
    if (!Files.isDirectory(folder.resolve(CAPABILITIES))) {
      problems.add(
          new Place(CAPABILITIES, 1, 1),
          "the folder is missing; it holds a file per capability, for example catalog.yaml");
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.resolve(CAPABILITIES))) {
      List<Path> files =
          all.map(Path::getFileName)
              .filter(file -> !file.toString().startsWith("."))
              .sorted()
              .map(CAPABILITIES::resolve)
              .toList();
      files.stream()
          .filter(file -> file.toString().endsWith(".yml"))
          .forEach(
              file ->
                  problems.add(
                      new Place(file, 1, 1),
                      "the file is not read: capability files end in .yaml; rename it"));
      List<Path> capabilities =
          files.stream().filter(file -> file.toString().endsWith(SUFFIX)).toList();
      if (capabilities.isEmpty()) {
        problems.add(
            new Place(CAPABILITIES, 1, 1),
            "the folder holds no capability; add one file per capability, for example catalog.yaml");
      }
      return capabilities;
    } catch (IOException unreadable) {
      problems.add(
          new Place(CAPABILITIES, 1, 1),
          "the folder cannot be read (%s)".formatted(unreadable.getMessage()));
      return List.of();
    }
  }

  private static String capabilityOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
