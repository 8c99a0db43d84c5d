package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanMistakesTest {
  @TempDir Path folder;
  private PlanCopy plan;

  @BeforeEach
  void copy() throws IOException {
    plan = PlanCopy.in(folder);
  }

  static List<Mistake> mistakes() {
    return Mistakes.all();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_with_its_place(Mistake mistake) throws IOException {
    plan.with(mistake.file(), mistake.from(), mistake.to());

    assertThat(plan.problems())
        .anyMatch(told -> told.startsWith(mistake.file() + ":" + mistake.told()));
  }

  @Test
  void a_plan_without_a_mistake_has_no_problem() {
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void broken_yaml_does_not_hide_what_is_wrong_elsewhere() throws IOException {
    plan.with("capabilities/catalog.yaml", "key:\n", "key: [\n")
        .with("plan.yaml", "gift-shop", "1");

    assertThat(plan.problems())
        .hasSize(2)
        .anyMatch(
            told -> told.startsWith("capabilities/catalog.yaml:12:12: this is not plain YAML: "))
        .anyMatch(told -> told.startsWith("plan.yaml:3:7: "));
  }

  @Test
  void infinity_is_no_share() throws IOException {
    plan.with("plan.yaml", "[1, 10, 50, 100]", "[.inf]");

    assertThat(plan.problems()).singleElement().asString().startsWith("plan.yaml:8:13: a share in");
  }

  @Test
  void missing_files_are_told() throws IOException {
    Files.delete(folder.resolve("plan.yaml"));
    Files.delete(folder.resolve("capabilities/catalog.yaml"));

    assertThat(plan.problems())
        .anyMatch(told -> told.startsWith("plan.yaml:1:1: the file is missing"))
        .anyMatch(told -> told.startsWith("capabilities:1:1: the folder holds no capability"));
  }

  @Test
  void a_missing_folder_is_told() {
    assertThat(new PlanCopy(folder.resolve("elsewhere")).problems())
        .singleElement()
        .asString()
        .contains("there is no such folder");
  }

  @Test
  void a_capability_in_a_yml_file_is_told() throws IOException {
    Files.writeString(folder.resolve("capabilities/inventory.yml"), "capability: inventory\n");

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .startsWith("capabilities/inventory.yml:1:1: the file is not read");
  }

  @Test
  void two_capabilities_cannot_have_one_request() throws IOException {
    String stock =
        plan.text("capabilities/catalog.yaml")
            .replace("catalog", "inventory")
            .replace("public.", "inventory.")
            .replace("/api/products", "/api/stock")
            .replace("{sku}", "{code}")
            .replace("path: sku", "path: code");
    plan.with("capabilities/inventory.yaml", stock);

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .startsWith(
            "capabilities/inventory.yaml:17:11: GET /api/categories belongs to the route 'catalog.categories' already (capabilities/catalog.yaml:17)");
  }

  @Test
  void two_capabilities_cannot_have_one_table() throws IOException {
    String stock =
        plan.text("capabilities/catalog.yaml")
            .replace("catalog", "inventory")
            .replace("/api/", "/api/inventory/")
            .replace("legacy: public.category", "legacy: stock.category");
    plan.with("capabilities/inventory.yaml", stock);

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .startsWith(
            "capabilities/inventory.yaml:36:13: 'public.product' belongs to the capability 'catalog' already (capabilities/catalog.yaml:36)");
  }

  @Test
  void requirements_cannot_run_in_a_circle_or_against_the_order() throws IOException {
    for (String name : List.of("inventory", "payments")) {
      plan.with(
          "capabilities/%s.yaml".formatted(name),
          plan.text("capabilities/catalog.yaml")
              .replace("catalog", name)
              .replace("public.", name + ".")
              .replace("/api/", "/api/%s/".formatted(name)));
    }
    plan.with("plan.yaml", "requires: []", "requires: [payments]")
        .with(
            "plan.yaml",
            "    attempts: 2               #",
            """
              - {capability: inventory, requires: [payments], reads: [100]}
              - {capability: payments, requires: [inventory], reads: [100]}
            #""");

    assertThat(plan.problems())
        .hasSize(3)
        .anyMatch(told -> told.contains("'catalog' requires 'payments', which moves only after it"))
        .anyMatch(told -> told.contains("'inventory' requires 'payments', which requires 'invent"))
        .anyMatch(
            told -> told.contains("'payments' requires 'inventory', which requires 'payment"));
  }

  @Test
  void what_is_required_must_move() throws IOException {
    plan.with(
            "capabilities/inventory.yaml",
            plan.text("capabilities/catalog.yaml")
                .replace("catalog", "inventory")
                .replace("public.", "inventory.")
                .replace("/api/", "/api/inventory/"))
        .with("plan.yaml", "requires: []", "requires: [inventory]");

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .startsWith("plan.yaml:7:16: 'catalog' requires 'inventory', which does not move in this");
  }

  @Test
  void writes_that_carry_no_key_move_all_at_once() throws IOException {
    plan.with("capabilities/catalog.yaml", "key: {path: sku}", "key: none");

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .startsWith("plan.yaml:9:13: route 'catalog.product' writes without the key")
        .endsWith("(choose from: [100])");

    plan.with("plan.yaml", "writes: [10, 50, 100]", "writes: [100]");
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void what_is_required_moves_all_its_writes() throws IOException {
    plan.with(
            "capabilities/inventory.yaml",
            plan.text("capabilities/catalog.yaml")
                .replace("catalog", "inventory")
                .replace("public.", "inventory.")
                .replace("/api/", "/api/inventory/"))
        .with("plan.yaml", "requires: []", "requires: [inventory]")
        .with(
            "plan.yaml",
            "moves:",
            "moves:\n  - {capability: inventory, reads: [100], writes: [50]}");

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .startsWith(
            "plan.yaml:8:16: 'catalog' moves writes and requires 'inventory', whose writes");
  }

  @Test
  void text_that_is_not_utf_8_is_refused() throws IOException {
    Files.write(
        folder.resolve("plan.yaml"), "plan: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(plan.problems())
        .contains("plan.yaml:1:1: the file is not UTF-8 text; save it as UTF-8");
  }

  @Test
  void a_control_character_is_told_with_its_place() throws IOException {
    plan.with("plan.yaml", "gift-shop", "gift\u0007shop");

    assertThat(plan.problems())
        .anyMatch(
            told -> told.startsWith("plan.yaml:3:11: the file contains the character U+0007"));
  }

  @Test
  void a_bomb_of_aliases_is_refused() throws IOException {
    StringBuilder bomb = new StringBuilder("plan: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("m%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    plan.with("plan.yaml", bomb.toString());

    assertThat(plan.problems()).anyMatch(told -> told.startsWith("plan.yaml:"));
  }

  @Test
  void a_file_too_large_or_too_deep_is_refused() throws IOException {
    plan.with("dials.yaml", "#" + "x".repeat(2_000_000)).with("plan.yaml", "[".repeat(5_000));

    assertThat(plan.problems()).anyMatch(told -> told.startsWith("plan.yaml:"));
  }

  @Test
  void dials_without_a_hand_may_be_written_in_any_way() throws IOException {
    for (String untouched : List.of("", "# nothing\n", "dials:\n", "dials: {}\n")) {
      plan.with("dials.yaml", untouched);

      assertThat(plan.problems()).as(untouched).isEmpty();
    }
    Files.delete(folder.resolve("dials.yaml"));
    assertThat(plan.problems()).isEmpty();
  }
}
