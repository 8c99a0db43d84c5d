package dev.banyan.monolith.importing;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `generate --products N --customers N --orders N --seed S`
@Command(
    name = "generate",
    description = "Fills the shop with made-up goods and sales; the same seed makes the same shop.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  private final FillingDesk desk;

  @Option(names = "--products", paramLabel = "N", defaultValue = "1000")
  private int products;

  @Option(names = "--customers", paramLabel = "N", defaultValue = "500")
  private int customers;

  @Option(names = "--orders", paramLabel = "N", defaultValue = "2000")
  private int orders;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1")
  private long seed;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  GenerateCommand(FillingDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    if (products < 1 || customers < 0 || orders < 0) {
      return desk.refuse(
          "A shop needs at least one product, and no count below zero: products %d, customers %d,"
              + " orders %d.",
          products, customers, orders);
    }
    return desk.fill(new GeneratedShop(products, customers, orders, seed), null, json);
  }
}
