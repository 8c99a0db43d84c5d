package dev.banyan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A page that names what is not there sends its reader astray.
class DocumentsTest {
  private static final Set<String> PAGES =
      Set.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md");
  private static List<Path> files;
  private static Set<String> types;

  @BeforeAll
  static void look() {
    files = House.files();
    types = Document.declaredTypes(files);
  }

  static Stream<Path> pages() {
    return House.files().stream().filter(file -> PAGES.contains(file.getFileName().toString()));
  }

  static Stream<Path> readmes() {
    return pages().filter(file -> file.getNameCount() > 1);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_names_only_what_exists(Path page) {
    assertThat(Document.at(page).broken(files, types)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readmes")
  void a_readme_is_read_because_it_is_short(Path readme) {
    assertThat(House.read(House.root().resolve(readme)).lines().count())
        .as("lines of %s", readme)
        .isLessThanOrEqualTo(60);
  }

  @Test
  void what_does_not_exist_would_be_found() {
    Document page =
        new Document(
            Path.of("migration-plan/README.md"),
            """
            See [the plan](plan.yaml), [the shop](../legacy-monolith/), [nothing](nowhere.md#here), [out](https://example.org/x).
            `PlanFolder` reads `plan.yaml` and `capabilities/*.yaml`; `PlanCupboard` reads `plans.yaml` and `capabilities/*.toml.yaml`.
            It lies in `model/` or `migration-plan/model`, not in `models/` or `migration-plan/models`.
            `text/html`, `ADVANCE`, `GET /api/products`, `.rehearsal/data`, `Host` are no names of ours.
            ```
            FencedType in/a/fence.yaml
            ```
            """);

    assertThat(page.broken(files, types))
        .extracting(finding -> finding.replaceFirst(".*'(.*)'", "$1"))
        .containsExactly(
            "nowhere.md#here",
            "PlanCupboard",
            "plans.yaml",
            "capabilities/*.toml.yaml",
            "models/",
            "migration-plan/models");
  }
}
