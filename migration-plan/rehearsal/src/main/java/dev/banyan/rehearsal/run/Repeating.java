package dev.banyan.rehearsal.run;

import dev.banyan.rehearsal.platform.Filling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What it takes to see the same again.
final class Repeating {
  private Repeating() {}

  static String command(RunOptions options) {
    List<String> words = new ArrayList<>(List.of("./rehearse", "--pace", options.pace()));
    words.addAll(List.of("--seed", Long.toString(options.seed())));
    words.addAll(
        List.of(
            "--rate",
            BigDecimal.valueOf(options.arrivalsPerSecond()).stripTrailingZeros().toPlainString()));
    if (!options.capabilities().isEmpty()) {
      words.addAll(List.of("--capability", String.join(",", options.capabilities())));
    }
    options
        .fault()
        .ifPresent(
            fault -> words.addAll(List.of("--fault", fault.name().toLowerCase(Locale.ROOT))));
    switch (options.filling()) {
      case Filling.Imported(var file) -> words.addAll(List.of("--import", file.toString()));
      case Filling.Generated(int products, int customers, int orders, long seed) ->
          words.addAll(
              List.of(
                  "--products",
                  "" + products,
                  "--customers",
                  "" + customers,
                  "--orders",
                  "" + orders));
    }
    return String.join(" ", words);
  }

  static Map<String, String> machine(String platform) {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("Platform", platform);
    machine.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put(
        "Processors",
        Runtime.getRuntime().availableProcessors() + " × " + System.getProperty("os.arch"));
    machine.put("Java", Runtime.version().toString());
    return machine;
  }
}
