package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The launcher, on machines that lack this and that.
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../../rehearse").toAbsolutePath().normalize();

  @TempDir Path folder;
  private Path bin;
  private Path checkout;

  private record Said(int exitCode, String text) {}

  @BeforeEach
  void anEmptyMachine() throws Exception {
    bin = Files.createDirectories(folder.resolve("bin"));
    for (String program :
        List.of(
            "sh", "sed", "dirname", "cat", "head", "find", "date", "mkdir", "mv", "grep", "tail",
            "id", "stty", "cut")) {
      Path real =
          Stream.of("/usr/bin/", "/bin/")
              .map(place -> Path.of(place + program))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(bin.resolve(program), real);
    }
    checkout = Files.createDirectories(folder.resolve("a check out"));
    Files.copy(LAUNCHER, checkout.resolve("rehearse"));
  }

  @Test
  void without_jdk_and_maven_both_are_named() throws Exception {
    Said said = rehearse();

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text())
        .contains("JDK 25 or later", "set JAVA_HOME")
        .contains("Maven 3.8 or later: no mvn on the PATH");
  }

  @Test
  void a_jdk_that_is_too_old_is_named() throws Exception {
    aJdk("old jdk", 17);

    Said said = rehearse();

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).contains("JDK 17 in " + folder.resolve("old jdk"));
  }

  @Test
  void an_unknown_verb_gets_the_usage() throws Exception {
    Said said = rehearse("dance");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).startsWith("There is no verb 'dance'.").contains("Usage: ./rehearse");
  }

  @Test
  void what_is_missing_is_built_and_then_started() throws Exception {
    aJdk("a jdk", 25);
    program("mvn", "exit 0");

    Said said = rehearse("--pace", "quick");

    assertThat(said.text())
        .contains("building: migration-plan/rehearsal/target/rehearsal.jar is missing")
        .contains("built in ")
        .contains("java was asked for: --pace quick");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void a_build_that_fails_shows_its_end() throws Exception {
    aJdk("a jdk", 25);
    program("mvn", "echo 'no such symbol: fig'; exit 1");

    Said said = rehearse();

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).contains("the build failed after").contains("no such symbol: fig");
  }

  @Test
  void the_tests_are_what_maven_verifies() throws Exception {
    aJdk("a jdk", 25);
    program("mvn", "echo \"mvn $*\"");

    Said said = rehearse("test", "-Pcontainers");

    assertThat(said.exitCode()).isZero();
    assertThat(said.text())
        .contains("mvn -B -f " + checkout.toRealPath() + "/pom.xml verify -Pcontainers");
  }

  @Test
  void its_usage_names_every_option() throws Exception {
    String usage = rehearse("--help").text();

    CommandLine line = CommandLines.in(folder);
    assertThat(optionsOf(line)).allSatisfy(option -> assertThat(usage).contains(option));
    for (String verb :
        List.of(
            "up",
            "status",
            "dial",
            "confirm",
            "rollback",
            "diff",
            "parked",
            "copy-again",
            "bench",
            "drill",
            "analyze")) {
      assertThat(optionsOf(line.getSubcommands().get(verb)))
          .as(verb)
          .allSatisfy(option -> assertThat(usage).contains(option));
    }
  }

  private static List<String> optionsOf(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .map(CommandLine.Model.OptionSpec::longestName)
        .filter(name -> !name.equals("--help"))
        .toList();
  }

  private void aJdk(String name, int version) throws Exception {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    executable(home.resolve("bin/javac"), "exit 0");
    executable(
        home.resolve("bin/java"),
        "while [ \"$1\" != dev.banyan.rehearsal.cli.Rehearse ]; do shift; done; shift;"
            + " echo \"java was asked for: $*\"");
  }

  private void program(String name, String script) throws Exception {
    executable(bin.resolve(name), script);
  }

  private static void executable(Path file, String script) throws Exception {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Said rehearse(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", checkout + "/rehearse"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Files.createDirectories(folder.resolve("somewhere else")).toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("BANYAN_JVMS", folder.resolve("nowhere").toString());
    try (Stream<Path> homes = Files.list(folder)) {
      homes
          .filter(home -> Files.exists(home.resolve("release")))
          .forEach(home -> builder.environment().put("JAVA_HOME", home.toString()));
    }
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }
}
