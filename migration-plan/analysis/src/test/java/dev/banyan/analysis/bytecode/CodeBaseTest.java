package dev.banyan.analysis.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.analysis.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBaseTest {
  private static final String PLACING = "fixture.shop.business.orders.Placing";

  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"", "WEB-INF/classes/", "BOOT-INF/classes/"})
  void classes_are_found_wherever_a_jar_keeps_them(String root) throws Exception {
    CodeBase code = read(Fixture.jar(folder, root));

    assertThat(code.basePackage()).isEqualTo("fixture.shop");
    assertThat(code.find(PLACING)).isPresent();
  }

  @Test
  void what_quarkus_builds_is_one_application() throws Exception {
    Fixture.jar(folder.resolve("quarkus-app/app"), "");
    Files.createDirectories(folder.resolve("quarkus-app/lib/main"));

    assertThat(read(folder).find(PLACING)).isPresent();
    assertThat(read(folder.resolve("quarkus-app")).find(PLACING)).isPresent();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no jar at all");
    Path broken = Files.writeString(folder.resolve("broken.jar"), "PK\3\4 and then nothing");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(
            CodeBase.read(List.of(folder.resolve("gone.jar"), text, broken, empty), null, problems))
        .isEmpty();
    assertThat(problems)
        .hasSize(4)
        .anyMatch(each -> each.contains("there is no file or folder"))
        .anyMatch(each -> each.contains("notes.txt is no jar"))
        .anyMatch(each -> each.contains("broken.jar"))
        .anyMatch(each -> each.startsWith("there are no classes in") && each.endsWith("empty"));
  }

  @Test
  void a_base_package_without_classes_is_told_with_the_one_that_has_them() {
    assertThat(CodeBase.read(List.of(Fixture.classes()), "org.acme", problems)).isEmpty();
    assertThat(problems).singleElement().asString().contains("org.acme", "fixture.shop");
  }

  @Test
  void a_call_through_an_interface_goes_to_its_one_implementor_and_a_lambda_runs_where_it_is() {
    CallGraph graph = new CallGraph(read(Fixture.classes()));

    assertThat(reached(graph, PLACING, "place"))
        .contains("OrderTable.insert", "StockKeeping.take", "StockTable.take", "StockTable.note");
  }

  private List<String> reached(CallGraph graph, String type, String method) {
    return graph.methods().stream()
        .map(CodeMethod::ref)
        .filter(ref -> ref.owner().equals(type) && ref.name().equals(method))
        .flatMap(ref -> graph.reachedFrom(ref, each -> false).stream())
        .map(MethodRef::brief)
        .toList();
  }

  private CodeBase read(Path path) {
    return CodeBase.read(List.of(path), null, problems)
        .orElseThrow(() -> new AssertionError(problems.toString()));
  }
}
