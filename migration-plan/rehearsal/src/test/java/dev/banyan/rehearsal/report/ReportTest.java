package dev.banyan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void report_json_says_exactly_what_the_design_names() throws Exception {
    assertThat(json.readTree(ReportJson.of(Rehearsals.passed()).toString()))
        .isEqualTo(
            json.readTree(
                """
                {"outcome":"PASSED","durationSeconds":151.2,"seed":2011,
                 "capabilities":[{"name":"catalog","stage":"OnService","reads":100,"writes":100,
                   "handovers":3,"holdMillis":{"p50":81,"p99":140,"max":140},
                   "diff":{"rows":2014,"mismatches":0}}],
                 "shoppers":{"requests":18204,"failed":0,
                   "anomalies":{"lostWrites":0,"duplicateWrites":0,"staleReads":0,"sessionFlips":0,"oversold":0,"doubleMail":0}},
                 "orders":{"acknowledged":611,"found":611},
                 "books":{"money":{"ordered":"812.50","taken":"900.125","refunded":"87.625","keptByCardProcessor":"500.25"},
                   "stock":{"piecesSold":4711},"mails":{"events":1900,"arrived":1900}},
                 "streams":{"forward":{"rowsPerSecond":12.3,"lagMillis":{"p50":41,"p99":180}},
                            "backward":{"rowsPerSecond":0.5,"lagMillis":{"p50":38,"p99":120}}}}
                """));
  }

  @Test
  void what_was_not_found_out_is_absent() throws Exception {
    assertThat(json.readTree(ReportJson.of(Rehearsals.nothing()).toString()))
        .isEqualTo(
            json.readTree(
                """
                {"outcome":"ABORTED","durationSeconds":4.2,"seed":2011,"capabilities":[]}
                """));
  }

  @Test
  void the_page_escapes_whatever_it_is_told() throws Exception {
    String page = new ReportPage(Rehearsals.failed(), Rehearsals.OPENING).html();

    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;");
  }

  @Test
  void the_page_fetches_nothing() throws Exception {
    assertThat(new ReportPage(Rehearsals.passed(), Rehearsals.OPENING).html())
        .doesNotContain("http://", "https://", "src=", "@import", "url(");
  }

  @Test
  void a_threshold_stands_beside_its_value() throws Exception {
    assertThat(new ReportPage(Rehearsals.passed(), Rehearsals.OPENING).html())
        .containsSubsequence("p99-ratio", "at most 4", "0.71", "212", "good")
        .containsSubsequence("mismatches", "at most 0", "not known", "too early");
  }

  @Test
  void the_page_tells_what_moved_and_how_long_buckets_were_held() throws Exception {
    assertThat(new ReportPage(Rehearsals.passed(), Rehearsals.OPENING).html())
        .contains("All reads and writes of catalog moved")
        .containsSubsequence("longest hold", "OnService", "140 ms");
  }

  @Test
  void a_run_that_never_began_has_a_page_too() {
    assertThat(new ReportPage(Rehearsals.nothing(), Rehearsals.OPENING).html())
        .contains("Cut short: it was stopped");
  }

  @Test
  void both_files_are_left_in_the_folder(@TempDir Path folder) throws Exception {
    new ReportFolder(folder).write(Rehearsals.failed(), Rehearsals.OPENING);

    assertThat(json.readTree(folder.resolve("report.json").toFile()).path("outcome").asText())
        .isEqualTo("FAILED");
    assertThat(Files.readString(folder.resolve("index.html"))).startsWith("<!doctype html>");
  }
}
