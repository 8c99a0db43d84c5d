package dev.banyan.monolith;

import dev.banyan.monolith.business.accounts.SessionKey;
import dev.banyan.monolith.importing.ShopFilling;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/// The shop's process: the application, or with `import` or `generate` a program that fills it.
@QuarkusMain
public class LegacyShop {
  private static final Set<String> FILLING = Set.of("import", "generate");
  private static final int WRONG_USE = 2;

  /// Starts what the arguments name; without any, the application.
  public static void main(String[] args) {
    if (args.length > 0) {
      System.exit(FILLING.contains(args[0]) ? ShopFilling.run(args) : unknown(args[0]));
    }
    try {
      SessionKey.parse(
          ConfigProvider.getConfig().getOptionalValue("shop.session-key", String.class).orElse(""));
    } catch (IllegalArgumentException unusable) {
      System.err.println("The shop cannot start: " + unusable.getMessage());
      System.exit(WRONG_USE);
    }
    Quarkus.run(args);
  }

  private static int unknown(String command) {
    System.err.println(
        "'%s' is no command of the shop. Use 'import FILE' or 'generate', or nothing to start it."
            .formatted(command));
    return WRONG_USE;
  }
}
