package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.SecretsFolder;
import dev.banyan.rehearsal.platform.SystemFile;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./rehearse status`: every dial, stage, lag and gate, and every process.
@Command(
    name = "status",
    description = "Shows every dial, stage, lag, gate and process, or the journal as a story.",
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {
  private static final int MOST_LINES = 1_000;

  /// As many as the conductor gives; a handover has some eight of them.
  private static final int ALL_THERE_IS = 1_000;

  private final RehearsalFolder folder;
  private final ObjectMapper mapper = new ObjectMapper();

  @Option(
      names = "--journal",
      description = "what was decided, by whom and why, the newest last; a handover is one line")
  boolean journal;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "so many lines of the journal (20)")
  int lines = 20;

  @Mixin Output output = new Output();

  StatusCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    Optional<SystemFile> file =
        RunLock.holder(folder).isPresent() ? SystemFile.read(folder) : Optional.empty();
    if (file.isEmpty()) {
      if (output.json) {
        Outputs.json("{\"running\":false}");
      }
      System.err.println("nothing is running in " + folder.repository());
      return ExitCode.SOFTWARE;
    }
    if (journal) {
      return journal();
    }
    Optional<JsonNode> plan = conductor(file.get());
    if (output.json) {
      ObjectNode all = mapper.createObjectNode();
      all.put("running", true);
      all.set("system", mapper.valueToTree(file.get()));
      plan.ifPresent(status -> all.set("conductor", status));
      Outputs.json(mapper.writeValueAsString(all));
    } else {
      StatusTable table = new StatusTable(System.out);
      table.system(file.get());
      plan.ifPresentOrElse(
          table::plan,
          () -> System.out.println("the conductor does not answer: ./rehearse logs conductor"));
    }
    return ExitCode.OK;
  }

  private int journal() throws Exception {
    if (lines < 1 || lines > MOST_LINES) {
      throw new WrongUse(List.of("-n: say 1 to %d, was %d".formatted(MOST_LINES, lines)));
    }
    try (ConductorClient conductor = RunningSystem.conductor(folder, "no journal to read")) {
      List<JournalStory.Line> story =
          JournalStory.of(RunningSystem.body(conductor.journalsEnd(ALL_THERE_IS)).path("entries"));
      List<JournalStory.Line> newest =
          story.subList(Math.max(0, story.size() - lines), story.size());
      if (output.json) {
        Outputs.json(JournalStory.json(newest).toString());
      } else {
        new JournalTable(System.out).tell(newest);
      }
      return ExitCode.OK;
    } catch (IOException silent) {
      System.err.println(RunningSystem.silent(silent));
      return ExitCode.SOFTWARE;
    }
  }

  private Optional<JsonNode> conductor(SystemFile file) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String token = new SecretsFolder(folder.secrets()).secrets().apiToken();
      HttpRequest request =
          HttpRequest.newBuilder(file.conductor().resolve("/api/status"))
              .header("Authorization", "Bearer " + token)
              .timeout(Duration.ofSeconds(5))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(mapper.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
