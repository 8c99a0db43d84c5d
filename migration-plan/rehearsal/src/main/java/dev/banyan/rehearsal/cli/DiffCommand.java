package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.SecretsFolder;
import dev.banyan.rehearsal.platform.SystemFile;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse diff CAPABILITY`: proves both stores equal, now, while traffic runs.
@Command(
    name = "diff",
    description = "Proves that both stores hold the same rows, now, while traffic runs.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the stores are equal",
      "1:rows differ, or it could not be found out",
      "2:wrong use"
    })
final class DiffCommand implements Callable<Integer> {
  private final RehearsalFolder folder;
  private final ObjectMapper mapper = new ObjectMapper();

  @Parameters(index = "0", paramLabel = "CAPABILITY", description = "whose rows are compared")
  String capability = "";

  /// Forward, unless one of these is asked for.
  static final class Directions {
    @Option(names = "--backward", description = "from the service's store to the shared database")
    boolean backward;

    @Option(names = "--both", description = "forward, then backward")
    boolean both;
  }

  @ArgGroup @Nullable Directions directions;

  @Option(
      names = "--repair",
      description = "send rows that differ through the stream again, and compare again")
  boolean repair;

  @Mixin Output output = new Output();

  DiffCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    Optional<SystemFile> file =
        RunLock.holder(folder).isPresent() ? SystemFile.read(folder) : Optional.empty();
    if (file.isEmpty()) {
      throw new WrongUse(
          List.of(
              "Nothing runs in "
                  + folder.repository()
                  + ", so there is nothing to compare. Start it with ./rehearse up."));
    }
    Progress progress = Outputs.progress(output.json);
    String token = new SecretsFolder(folder.secrets()).secrets().apiToken();
    List<JsonNode> found = new ArrayList<>();
    try (ConductorClient conductor = new ConductorClient(file.get().conductor(), token)) {
      for (String direction : chosen()) {
        found.add(answer(new WatchedDiff(conductor, progress).run(capability, direction, repair)));
      }
    } catch (IOException silent) {
      progress.warn(
          "the conductor does not answer (%s): ./rehearse logs conductor".formatted(silent));
      return ExitCode.SOFTWARE;
    }
    found.forEach(each -> new DiffTable(progress).tell(capability, each));
    if (output.json) {
      Outputs.json(together(found).toString());
    }
    return found.stream().allMatch(DiffTable::equal) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<String> chosen() {
    if (directions == null) {
      return List.of("forward");
    }
    return directions.both ? List.of("forward", "backward") : List.of("backward");
  }

  /// What the conductor refuses is wrong use; that it cannot find out is a finding.
  private static JsonNode answer(ConductorClient.Answer answer) throws WrongUse, IOException {
    if (answer.good()) {
      return answer.body();
    }
    if (answer.status() / 100 == 4) {
      throw new WrongUse(List.of(answer.told()));
    }
    throw new IOException(answer.told());
  }

  private ObjectNode together(List<JsonNode> found) {
    ObjectNode all = mapper.createObjectNode();
    all.put("capability", capability);
    all.put("equal", found.stream().allMatch(DiffTable::equal));
    ArrayNode each = all.putArray("diffs");
    found.forEach(each::add);
    return all;
  }
}
