package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.analysis.Analysing;
import dev.banyan.analysis.Analysis;
import dev.banyan.analysis.AnalysisOptions;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.cut.CutFile;
import dev.banyan.analysis.page.AnalysisFolder;
import dev.banyan.analysis.page.AnalysisJson;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.rehearsal.analysis.WatchedShop;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Detour;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.SystemOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `./rehearse analyze`: what holds a monolith together, and where it can be cut.
@Command(
    name = "analyze",
    description =
        "Understands the monolith, or any other with --jar: its code, its schema, the SQL it runs, and where to cut it.",
    sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {
  private static final String SHOP = "legacy-monolith/target/quarkus-app";

  private final RehearsalFolder folder;

  @Mixin AnalyzeChoices choices = new AnalyzeChoices();
  @Mixin SystemChoices system = new SystemChoices();

  AnalyzeCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    List<String> problems = new ArrayList<>();
    Progress progress = Outputs.progress(system.output.json);
    Optional<CutFile> cut = choices.cutFile(problems);
    choices.check(problems);
    boolean foreign = !choices.jars.isEmpty();
    Schema schema = foreign ? foreignSchema(problems) : shopSchema(problems, progress);
    List<Path> code = foreign ? choices.jars : List.of(folder.repository().resolve(SHOP));
    AnalysisOptions options =
        new AnalysisOptions(
            code,
            schema,
            choices.basePackage,
            new LinkedHashSet<>(choices.layers),
            choices.transactional(problems),
            cut);
    Optional<Analysis> analysis = Analysing.analyse(options, problems);
    if (analysis.isEmpty()) {
      throw new WrongUse(problems);
    }
    AnalysisFolder out =
        new AnalysisFolder(choices.out == null ? folder.analysis() : choices.out.toAbsolutePath());
    try {
      out.write(analysis.get());
    } catch (IOException unwritable) {
      throw new WrongUse(
          List.of("--out: " + out.folder() + " cannot be written to: " + unwritable.getMessage()));
    }
    if (system.output.json) {
      Outputs.json(new ObjectMapper().writeValueAsString(AnalysisJson.of(analysis.get())));
    } else {
      new AnalysisSummary(analysis.get()).lines().forEach(progress::say);
    }
    progress.say("the whole analysis: " + out.page());
    return ExitCode.OK;
  }

  /// Everything that is wrong is told before anything is analysed: what is wrong with the code,
  /// too.
  private Schema foreignSchema(List<String> problems) throws WrongUse {
    Optional<Schema> schema = choices.schema(problems);
    choices.transactional(problems);
    if (!problems.isEmpty() || schema.isEmpty()) {
      CodeBase.read(choices.jars, choices.basePackage, problems);
      throw new WrongUse(List.copyOf(new LinkedHashSet<>(problems)));
    }
    return schema.get();
  }

  private Schema shopSchema(List<String> problems, Progress progress) throws Exception {
    choices.transactional(problems);
    Optional<Platform> platform = system.platform(problems);
    system.checked(folder, problems);
    if (!problems.isEmpty() || platform.isEmpty()) {
      throw new WrongUse(problems);
    }
    SystemOptions options =
        new SystemOptions(folder, system.planFolder(folder), system.filling(), Detour.none());
    try (RunLock lock = OneAtATime.lock(folder)) {
      return StopSignals.orderly(
          progress,
          () ->
              new WatchedShop(platform.get(), progress, Clock.systemUTC())
                  .watch(options, system.seed, choices.duration(), choices.rate));
    } catch (CannotStart e) {
      if (system.output.json) {
        Outputs.json(Outputs.aborted(e.reason()));
      }
      throw e;
    }
  }
}
