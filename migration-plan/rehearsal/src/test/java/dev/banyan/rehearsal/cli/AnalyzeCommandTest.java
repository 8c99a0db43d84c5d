package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnalyzeCommandTest {
  @TempDir Path checkout;
  private final StringWriter said = new StringWriter();

  @Test
  void everything_that_is_wrong_is_told_at_once() throws Exception {
    Path text = Files.writeString(checkout.resolve("notes.txt"), "no jar");

    int code =
        analyze(
            "--jar",
            text + ",/no/such.jar",
            "--database",
            "jdbc:postgresql://127.0.0.1:1/nothing",
            "--user",
            "nobody",
            "--password-env",
            "THERE_IS_NO_SUCH_VARIABLE",
            "--for",
            "soon",
            "--cut",
            "/no/cut.yaml",
            "--transaction",
            "Nothing");

    assertThat(code).isEqualTo(2);
    assertThat(said.toString())
        .contains("notes.txt is no jar")
        .contains("there is no file or folder /no/such.jar")
        .contains("--password-env: there is no environment variable THERE_IS_NO_SUCH_VARIABLE")
        .contains("--for: must be a time such as 30s or 5m, was soon")
        .contains("--cut: /no/cut.yaml cannot be read")
        .contains("--transaction: must be TYPE#METHOD, was Nothing");
    assertThat(said.toString().lines()).doesNotHaveDuplicates();
  }

  @Test
  void a_database_that_does_not_answer_is_wrong_use() {
    int code =
        analyze(
            "--jar",
            "target/classes",
            "--database",
            "jdbc:postgresql://127.0.0.1:1/nothing?user=x");

    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("--database: it cannot be read:");
  }

  @Test
  void a_database_of_nobody_is_refused_before_anything_starts() {
    assertThat(analyze("--database", "jdbc:postgresql://127.0.0.1:1/nothing")).isEqualTo(2);
    assertThat(said.toString()).contains("Name the application's code, too: --jar FILE");
    assertThat(checkout.resolve(".rehearsal")).doesNotExist();
  }

  @Test
  void code_alone_can_be_analysed_too() {
    Path out = checkout.resolve("here");

    int code = analyze("--jar", "target/classes", "--out", out.toString());

    assertThat(code).isZero();
    assertThat(out.resolve("index.html")).content().contains("dev.banyan.rehearsal");
    assertThat(out.resolve("analysis.json")).exists();
  }

  private int analyze(String... arguments) {
    CommandLine line = CommandLines.in(checkout);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "analyze";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }
}
