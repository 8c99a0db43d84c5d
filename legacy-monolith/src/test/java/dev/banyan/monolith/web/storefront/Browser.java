package dev.banyan.monolith.web.storefront;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Chromium, the one that is installed; nothing is downloaded.
final class Browser implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setHeadless(true)
                    .setArgs(QUIET));
  }

  /// Skips the test, and says so, where no Chromium is installed.
  static Browser open() {
    var executable = installed();
    assumeTrue(
        executable.isPresent(),
        "No chromium or google-chrome on the PATH: the storefront is NOT tested in a browser."
            + " Install one (Debian: apt install chromium).");
    return new Browser(executable.orElseThrow());
  }

  /// A visitor whom the shop has never seen, on a window so many pixels wide.
  Page visitor(int width) {
    return chromium.newContext(window(width)).newPage();
  }

  /// Such a visitor by day or by night, whose pages may be examined by scripts that are not the
  /// shop's.
  Page examiner(int width, ColorScheme scheme) {
    return chromium
        .newContext(
            window(width)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(true))
        .newPage();
  }

  private static NewContextOptions window(int width) {
    return new NewContextOptions().setViewportSize(width, 850);
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
