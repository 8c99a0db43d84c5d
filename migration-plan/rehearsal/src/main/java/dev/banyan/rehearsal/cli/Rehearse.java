package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;

/// `./rehearse` after the launcher has built what was missing.
public final class Rehearse {
  private Rehearse() {}

  public static void main(String[] arguments) {
    String repository = System.getProperty("banyan.repository", "");
    System.exit(commandLine(new RehearsalFolder(Path.of(repository))).execute(arguments));
  }

  static CommandLine commandLine(RehearsalFolder folder) {
    CommandLine line =
        new CommandLine(new RunCommand(folder))
            .addSubcommand(new UpCommand(folder))
            .addSubcommand(new DownCommand(folder))
            .addSubcommand(new StatusCommand(folder))
            .addSubcommand(new DialCommand(folder))
            .addSubcommand(new ConfirmCommand(folder))
            .addSubcommand(new RollbackCommand(folder))
            .addSubcommand(new CopyAgainCommand(folder))
            .addSubcommand(new ParkedCommand(folder))
            .addSubcommand(new LogsCommand(folder))
            .addSubcommand(new AnalyzeCommand(folder))
            .addSubcommand(new DrillCommand(folder))
            .addSubcommand(new DiffCommand(folder))
            .addSubcommand(new BenchCommand(folder))
            .addSubcommand(new SuperviseCommand(folder));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(Terminal.of(2).coloured() ? Ansi.ON : Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Rehearse::explain);
    return line;
  }

  private static int explain(
      Exception exception, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    return switch (exception) {
      case CannotStart cannotStart -> {
        err.println(cannotStart.reason());
        yield cannotStart.because() == CannotStart.Because.WRONG_INPUT
            ? ExitCode.USAGE
            : ExitCode.SOFTWARE;
      }
      case WrongUse wrongUse -> {
        wrongUse.problems().forEach(err::println);
        yield ExitCode.USAGE;
      }
      case InterruptedException interrupted -> 130;
      default -> {
        err.println("This is a mistake in Banyan itself, please report it:");
        exception.printStackTrace(err);
        yield ExitCode.SOFTWARE;
      }
    };
  }
}
