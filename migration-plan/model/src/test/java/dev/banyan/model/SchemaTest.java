package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What an editor says while one types, and what the reader says when one runs, agree.
class SchemaTest {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  @TempDir Path folder;

  static List<Mistake> mistakes() {
    return Mistakes.all();
  }

  static List<String> files() {
    return PlanCopy.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_shipped_files_name_their_schema_and_keep_to_it(String file) throws IOException {
    Path shipped = PlanCopy.SHIPPED.resolve(file);
    String named = Files.readAllLines(shipped).getFirst().replaceFirst(".*\\$schema=", "");

    assertThat(shipped.resolveSibling(named)).exists().hasFileName(schemaOf(file));
    assertThat(complaints(file, Files.readString(shipped))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void the_schema_refuses_what_it_can_know(Mistake mistake) throws IOException {
    PlanCopy plan = PlanCopy.in(folder).with(mistake.file(), mistake.from(), mistake.to());

    if (mistake.to().contains("!!")) {
      return; // an editor knows tags without a schema
    }
    if (mistake.seenByEditors()) {
      assertThat(complaints(mistake.file(), plan.text(mistake.file()))).isNotEmpty();
    } else {
      assertThat(complaints(mistake.file(), plan.text(mistake.file()))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plan.yaml                 | [1, 10, 50, 100]      | [0.01, 100]",
        "plan.yaml                 | attempts: 2           | attempts: 1",
        "plan.yaml                 | [10, 50, 100]         | [0.01, 99.99]",
        "plan.yaml                 | writes: [10, 50, 100] | # nothing",
        "plan.yaml                 | attempts: 2           | attempts: 2⏎    confirm: true",
        "plan.yaml                 | attempts: 2           | attempts: 2⏎    confirm: [10, 100]",
        "plan.yaml                 | requires: []          | # nothing",
        "plan.yaml                 | window: 12s           | window: 500ms",
        "capabilities/catalog.yaml | {path: sku}           | {header: Customer-Id}",
        "capabilities/catalog.yaml | {path: sku}           | {cookie: shop_session}",
        "capabilities/catalog.yaml | /api/categories       | /api/categories⏎    key: none",
        "capabilities/catalog.yaml | /api/categories       | /",
        "capabilities/catalog.yaml | [trim, upper-ascii]   | [nfc, upper-ascii, nfc]",
        "capabilities/catalog.yaml | p99-ratio: {at-most: 4} | p99-ratio: {at-most: 1.25}",
        "capabilities/catalog.yaml | key: sku              | key: {legacy: sku, service: sku}",
        "capabilities/catalog.yaml | key: sku              | key: sku⏎    part: false",
        "capabilities/catalog.yaml | crossings:            | without-counterpart: [{side: SERVICE, table: a.b, key: sku}]⏎crossings:",
        "dials.yaml                | dials: {}             | dials: {catalog: {reads: 12.5}}",
        "dials.yaml                | dials: {}             | dials:",
      })
  void what_the_reader_takes_the_schema_takes(String file, String from, String to)
      throws IOException {
    PlanCopy plan = PlanCopy.in(folder).with(file, from, to.replace('⏎', '\n'));

    assertThat(plan.problems()).isEmpty();
    assertThat(complaints(file, plan.text(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan.yaml", "capabilities/catalog.yaml"})
  void an_empty_file_is_refused_by_both(String file) throws IOException {
    PlanCopy plan = PlanCopy.in(folder).with(file, "# nothing\n");

    assertThat(plan.problems()).isNotEmpty();
    assertThat(complaints(file, plan.text(file))).isNotEmpty();
  }

  private static Set<ValidationMessage> complaints(String file, String text) throws IOException {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    JsonNode tree = new ObjectMapper().valueToTree(loaded);
    return schema(schemaOf(file)).validate(tree);
  }

  private static String schemaOf(String file) {
    return (file.startsWith("capabilities") ? "capability" : file.replace(".yaml", ""))
        + ".schema.json";
  }

  private static JsonSchema schema(String name) throws IOException {
    try (InputStream schema = PlanFolder.class.getResourceAsStream(name)) {
      return SCHEMAS.getSchema(schema);
    }
  }
}
