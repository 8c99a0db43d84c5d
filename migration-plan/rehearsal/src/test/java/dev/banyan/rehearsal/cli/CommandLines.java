package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.nio.file.Path;
import picocli.CommandLine;

/// The command line as it is in some checkout.
final class CommandLines {
  private CommandLines() {}

  static CommandLine in(Path checkout) {
    return Rehearse.commandLine(new RehearsalFolder(checkout));
  }
}
