package dev.banyan.analysis.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.analysis.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutFileTest {
  private static final Structure STRUCTURE =
      Structures.of(List.of("a.One", "b.One", "c.One"), List.of("a_t", "b_t", "c_t")).structure();

  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  @Test
  void parts_are_made_of_features_packages_and_tables() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("subdomains.yaml"),
            "core: {features: [a], packages: [b]}\nrest: {features: [c], tables: [b_t]}\n");

    Cut cut = CutFile.read(file, problems).orElseThrow().on(STRUCTURE, "", problems);

    assertThat(problems).isEmpty();
    assertThat(cut.name()).isEqualTo("subdomains");
    assertThat(cut.of("core")).containsExactly("a.One", "a_t", "b.One");
    assertThat(cut.of("rest")).containsExactly("b_t", "c.One", "c_t");
  }

  @Test
  void names_that_the_application_does_not_have_are_told_at_once() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("cut.yaml"), "x: {features: [z], packages: [y], tables: [w]}\n");

    CutFile.read(file, problems).orElseThrow().on(STRUCTURE, "", problems);

    assertThat(problems)
        .hasSize(3)
        .anyMatch(each -> each.contains("no feature 'z' (choose from: a, b, c)"))
        .anyMatch(each -> each.contains("no package y"))
        .anyMatch(each -> each.contains("no table 'w'"));
  }

  @Test
  void a_file_that_is_no_cut_is_told() throws Exception {
    CutFile.read(Files.writeString(folder.resolve("a.yaml"), "x: [1"), problems);
    CutFile.read(Files.writeString(folder.resolve("b.yaml"), "x: {featurs: [a]}"), problems);
    CutFile.read(folder.resolve("gone.yaml"), problems);

    assertThat(problems)
        .hasSize(3)
        .anyMatch(each -> each.contains("a.yaml is no YAML"))
        .anyMatch(each -> each.contains("no member 'featurs'"))
        .anyMatch(each -> each.contains("gone.yaml cannot be read"));
  }
}
