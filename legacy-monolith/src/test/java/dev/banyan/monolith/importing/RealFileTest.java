package dev.banyan.monolith.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of Online Retail (UCI Machine Learning Repository, D. Chen, 2015, CC BY 4.0).
class RealFileTest {
  private static final Path FILE = Path.of("../../shared/data/online-retail.csv.gz");

  @TempDir Path folder;

  @Test
  void every_line_and_every_penny_of_the_real_file_is_accounted_for() throws Exception {
    assumeTrue(
        Files.exists(FILE) || Files.exists(fromProperty()),
        "online-retail.csv.gz is not beside the repository (../shared/data): the whole file is not imported");
    var file = Files.exists(FILE) ? FILE : fromProperty();
    var shop = EmptyShop.open();
    var rejects = folder.resolve("rejects.csv");

    var run = shop.run("import", file.toString(), "--rejects", rejects.toString(), "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    var result = new ObjectMapper().readTree(run.out());
    assertThat(result.get("reconciled").asBoolean()).isTrue();
    assertThat(result.get("lines").asLong()).isEqualTo(541_909);
    assertThat(result.get("rejected").asLong()).isEqualTo(2);
    assertThat(result.get("sum").asText()).isEqualTo("9747747.934");
    assertThat(result.get("sumRejected").asText()).isEqualTo("-22124.12");
    assertThat(result.get("products").asLong()).isEqualTo(3_958);
    assertThat(result.get("customers").asLong()).isEqualTo(4_372);
    assertThat(result.get("adjustments").asLong()).isEqualTo(1_336);
    assertThat(result.get("cancelledOrders").asLong()).isEqualTo(3_836);
    assertThat(result.get("payments").asLong()).isEqualTo(20_726);
    assertThat(result.get("sumPayments").asText()).isEqualTo("10666684.544");
    assertThat(result.get("refunds").asLong()).isEqualTo(3_836);
    assertThat(result.get("refundsOfKnownSales").asLong()).isEqualTo(2_489);
    assertThat(result.get("refundsOfUnknownSales").asLong()).isEqualTo(1_347);
    assertThat(result.get("sumRefunds").asText()).isEqualTo("896812.49");
    assertThat(result.get("parcels").asLong()).isEqualTo(20_536);
    assertThat(result.get("mails").asLong()).isEqualTo(59_000);
    assertThat(kept(result)).isEqualByComparingTo(result.get("sumLoaded").asText());
    assertThat(Files.readString(rejects))
        .isEqualTo(
            """
            line,reason,text
            299985,"negative price: the shop sells nothing below zero","A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom"
            299986,"negative price: the shop sells nothing below zero","A563187,B,Adjust bad debt,1,2011-08-12 14:52:00,-11062.06,,United Kingdom"
            """);
  }

  private static BigDecimal kept(JsonNode result) {
    return new BigDecimal(result.get("sumPayments").asText())
        .subtract(new BigDecimal(result.get("sumRefunds").asText()));
  }

  private static Path fromProperty() {
    return Path.of(System.getProperty("banyan.online-retail", "absent"));
  }
}
