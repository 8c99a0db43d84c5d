package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse logs APP`: what a process has said.
@Command(name = "logs", description = "Prints the log of one process.")
final class LogsCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Parameters(
      paramLabel = "APP",
      description = "monolith, proxy, catalog, backflow, conductor, kafka, …")
  String app = "";

  @Option(names = "-f", description = "go on until Ctrl-C")
  boolean follow;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this page")
  boolean help;

  LogsCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    List<String> names = names();
    if (!names.contains(app)) {
      throw new WrongUse(
          List.of(
              names.isEmpty()
                  ? "There are no logs yet: start something with ./rehearse up"
                  : "There is no log of '"
                      + app
                      + "' (choose from: "
                      + String.join(", ", names)
                      + ")"));
    }
    Path log = folder.log(app);
    try (InputStream text = Files.newInputStream(log)) {
      text.transferTo(System.out);
      while (follow && !System.out.checkError()) {
        Thread.sleep(200);
        text.transferTo(System.out);
        System.out.flush();
      }
    }
    System.out.flush();
    return ExitCode.OK;
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder.logs())) {
      try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder.logs(), "*.log")) {
        logs.forEach(log -> names.add(log.getFileName().toString().replaceAll("\\.log$", "")));
      }
    }
    return names.stream().sorted().toList();
  }
}
