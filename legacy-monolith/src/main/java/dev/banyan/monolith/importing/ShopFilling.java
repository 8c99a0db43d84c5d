package dev.banyan.monolith.importing;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The shop's command mode: fills a migrated, empty shop and exits. Plain Java, so that half a
/// million lines need no application server; the database comes from `QUARKUS_DATASOURCE_*`.
@Command(
    name = "legacy-monolith",
    description = "Fills an empty shop.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(import | generate)")
public final class ShopFilling {
  private ShopFilling() {}

  /// Runs `import FILE` or `generate --products N …`.
  ///
  /// @return 0 done; 1 the result does not reconcile; 2 broken input or wrong use. Except for 0 the
  ///   shop is as it was
  public static int run(String[] args) {
    return run(
        args,
        System.getenv(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    var desk = new FillingDesk(environment, out, err);
    return new CommandLine(new ShopFilling())
        .addSubcommand(new ImportCommand(desk))
        .addSubcommand(new GenerateCommand(desk))
        .setOut(out)
        .setErr(err)
        .execute(args);
  }
}
