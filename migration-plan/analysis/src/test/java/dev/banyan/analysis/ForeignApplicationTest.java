package dev.banyan.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.analysis.access.Transactions;
import dev.banyan.analysis.page.AnalysisPage;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.schema.SchemaReading;
import dev.banyan.analysis.structure.RatedStatement;
import dev.banyan.analysis.structure.TableNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Somebody else's application: Flowable, a process engine of some ten services in some 2,000 types
/// that share one database, with its SQL in mapper files and transactions without annotations. It
/// really runs, on a schema that it makes for itself.
class ForeignApplicationTest {
  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
        <process id="greeting" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="one" sourceRef="start" targetRef="greet"/>
          <userTask id="greet"/>
          <sequenceFlow id="two" sourceRef="greet" targetRef="end"/>
          <endEvent id="end"/>
        </process>
      </definitions>
      """;

  private static Analysis analysis;

  @BeforeAll
  static void work() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start()) {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create extension pg_stat_statements");
      }
      runAProcess(server.getJdbcUrl("postgres", "postgres"));
      Schema schema;
      try (Connection connection = server.getPostgresDatabase().getConnection()) {
        schema = SchemaReading.read(connection, null);
      }
      List<String> problems = new ArrayList<>();
      analysis =
          Analysing.analyse(
                  new AnalysisOptions(
                      jars(),
                      schema,
                      "org.flowable",
                      Set.of(),
                      List.of(
                          new Transactions.Named(
                              "org.flowable.common.engine.impl.interceptor.Command", "execute")),
                      Optional.empty()),
                  problems)
              .orElseThrow(() -> new AssertionError(problems.toString()));
    }
  }

  private static void runAProcess(String url) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(url);
    configuration.setJdbcUsername("postgres");
    configuration.setJdbcPassword("");
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setDatabaseSchemaUpdate("true");
    ProcessEngine engine = configuration.buildProcessEngine();
    try {
      engine
          .getRepositoryService()
          .createDeployment()
          .addString("greeting.bpmn20.xml", PROCESS)
          .deploy();
      engine.getRuntimeService().startProcessInstanceByKey("greeting", Map.of("whom", "the world"));
      String task = engine.getTaskService().createTaskQuery().singleResult().getId();
      engine.getTaskService().complete(task);
    } finally {
      engine.close();
    }
  }

  private static List<Path> jars() {
    return Stream.of(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .map(Path::of)
        .filter(
            jar ->
                jar.getFileName()
                    .toString()
                    .matches(
                        "flowable-(.*-service|engine|engine-common|idm-engine|event-registry)-[0-9.]+\\.jar"))
        .toList();
  }

  @Test
  void each_of_its_services_owns_its_tables() {
    Map<String, String> owners =
        analysis.structure().tables().stream()
            .collect(Collectors.toMap(TableNode::name, TableNode::owner));

    assertThat(owners)
        .containsEntry("act_ru_task", "task")
        .containsEntry("act_ru_job", "job")
        .containsEntry("act_ru_timer_job", "job")
        .containsEntry("act_ru_variable", "variable")
        .containsEntry("act_ru_identitylink", "identitylink")
        .containsEntry("act_id_user", "idm")
        .containsEntry("act_ru_execution", "engine")
        .containsEntry("flw_ru_batch", "batch");
  }

  @Test
  void what_it_ran_is_attributed_to_its_services() {
    assertThat(analysis.structure().statements())
        .filteredOn(each -> each.writes().contains("act_ru_task"))
        .isNotEmpty()
        .allMatch(RatedStatement::ran)
        .allMatch(each -> each.feature().equals("task"))
        .allMatch(each -> each.calls() > 0);
    assertThat(analysis.structure().statements())
        .filteredOn(each -> !each.unparsable().isEmpty())
        .as("statements that ran and could not be parsed")
        .isEmpty();
  }

  @Test
  void nearly_every_statement_in_its_mapper_files_is_understood() {
    assertThat(analysis.notes())
        .filteredOn(note -> note.contains("could not be parsed"))
        .allMatch(note -> Integer.parseInt(note.split(" ")[0]) < 20);
  }

  @Test
  void its_commands_are_its_transactions() {
    assertThat(analysis.structure().transactions())
        .hasSizeGreaterThan(50)
        .anyMatch(each -> each.spans());
  }

  @Test
  void foreign_keys_hold_its_services_together() {
    assertThat(analysis.cuts().getFirst().measures().foreignKeysCut()).isPositive();
  }

  @Test
  void user_management_is_what_could_leave_first() {
    assertThat(analysis.order().subList(0, 4)).extracting(step -> step.part()).contains("idm");
    assertThat(analysis.order()).extracting(step -> step.part()).contains("engine", "task", "job");
  }

  @Test
  void its_page_can_be_looked_at() {
    String page = new AnalysisPage(analysis).html();

    assertThat(analysis.structure().features()).allSatisfy(each -> assertThat(page).contains(each));
    assertThat(page)
        .contains("busy types are not drawn")
        .doesNotContain("http://", "https://", "src=");
  }
}
