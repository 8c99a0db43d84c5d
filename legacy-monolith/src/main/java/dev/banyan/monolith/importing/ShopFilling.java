package dev.banyan.monolith.importing;

/// The command mode of the shop's jar: `import FILE` and `generate`.
public final class ShopFilling {
  private ShopFilling() {}

  /// @param args the command line, beginning with `import` or `generate`
  /// @return the exit code
  public static int run(String[] args) {
    System.err.println("'%s' is not available in this build.".formatted(args[0]));
    return 2;
  }
}
