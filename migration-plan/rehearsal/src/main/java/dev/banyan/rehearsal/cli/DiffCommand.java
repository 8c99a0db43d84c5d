package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    Progress progress = Outputs.progress(output.json);
    List<JsonNode> found = new ArrayList<>();
    try (ConductorClient conductor = RunningSystem.conductor(folder, "nothing to compare")) {
      for (String direction : chosen()) {
        found.add(
            RunningSystem.body(
                new WatchedDiff(conductor, progress).run(capability, direction, repair)));
      }
    } catch (IOException silent) {
      progress.warn(RunningSystem.silent(silent));
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

  private ObjectNode together(List<JsonNode> found) {
    ObjectNode all = mapper.createObjectNode();
    all.put("capability", capability);
    all.put("equal", found.stream().allMatch(DiffTable::equal));
    ArrayNode each = all.putArray("diffs");
    found.forEach(each::add);
    return all;
  }
}
