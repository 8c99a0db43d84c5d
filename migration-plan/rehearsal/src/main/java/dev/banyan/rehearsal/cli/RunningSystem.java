package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.SecretsFolder;
import dev.banyan.rehearsal.platform.SystemFile;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.List;

/// The system that runs in a folder, for commands that ask its conductor.
final class RunningSystem {
  private RunningSystem() {}

  /// @param purpose what cannot be done where nothing runs: "nothing to compare"
  static ConductorClient conductor(RehearsalFolder folder, String purpose)
      throws WrongUse, IOException {
    if (RunLock.holder(folder).isPresent()) {
      SystemFile file = SystemFile.read(folder).orElse(null);
      if (file != null) {
        return new ConductorClient(
            file.conductor(), new SecretsFolder(folder.secrets()).secrets().apiToken());
      }
    }
    throw new WrongUse(
        List.of(
            "Nothing runs in %s, so there is %s. Start it with ./rehearse up."
                .formatted(folder.repository(), purpose)));
  }

  /// What the conductor refuses is wrong use; that it cannot find out is a finding.
  static JsonNode body(ConductorClient.Answer answer) throws WrongUse, IOException {
    if (answer.good()) {
      return answer.body();
    }
    if (answer.status() / 100 == 4) {
      throw new WrongUse(answer.reasons());
    }
    throw new IOException(answer.told());
  }

  static String silent(IOException failed) {
    return "the conductor does not answer (%s): ./rehearse logs conductor".formatted(failed);
  }
}
