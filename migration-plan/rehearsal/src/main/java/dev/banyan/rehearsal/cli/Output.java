package dev.banyan.rehearsal.cli;

import picocli.CommandLine.Option;

/// For whom a command answers; commands that take their time have it in common.
final class Output {
  @Option(
      names = "--json",
      description = "one JSON object on standard output, progress on the other")
  boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this page")
  boolean help;
}
