package dev.banyan.monolith.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that cannot be read to its end is refused with the place of the fault.
class BrokenFileTest {
  private static final String HEADER = String.join(",", RetailFile.HEADER) + "\n";
  private static final String GOOD =
      "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",6,|,six,|sales.csv:3:34: 'six' is not a whole number",
        ",6,|,6.5,|sales.csv:3:34: '6.5' is not a whole number",
        ",6,|,99999999999,|sales.csv:3:34: '99999999999' is not a whole number that fits 32 bits",
        "3.39|3,39|sales.csv:3:69: this line has 9 columns, not 8",
        "3.39|1e3|sales.csv:3:56: '1e3' is not a price",
        "2010-12-01 08:26:00|2011-02-30 08:26:00|sales.csv:3:36: '2011-02-30 08:26:00' is not a time",
        "2010-12-01 08:26:00|01/12/2010 08:26|sales.csv:3:36: '01/12/2010 08:26' is not a time",
        ",United Kingdom|''|sales.csv:3:61: this line has 7 columns, not 8",
        "WHITE|\"WHITE|sales.csv:3:14: the quote opened here is never closed",
        "WHITE METAL LANTERN|\"WHITE\" LANTERN|sales.csv:3:21: there is text after a closing quote",
      },
      quoteCharacter = '\'')
  void a_fault_is_told_with_line_and_column(String good, String bad, String told) throws Exception {
    var text = HEADER + GOOD + GOOD.replaceFirst(good, bad) + GOOD;

    assertRefused("sales.csv", text.getBytes(UTF_8), told);
  }

  @Test
  void a_wrong_header_is_told() throws Exception {
    assertRefused(
        "sales.csv",
        (HEADER.replace("Quantity", "Pieces") + GOOD).getBytes(UTF_8),
        "sales.csv:1:33: the header has 'Pieces' where Quantity belongs");
  }

  @Test
  void an_empty_file_is_told() throws Exception {
    assertRefused(
        "sales.csv", new byte[0], "sales.csv:1:1: the header has nothing where InvoiceNo");
  }

  @Test
  void bytes_that_are_not_utf8_are_told_where_they_stand() throws Exception {
    assertRefused(
        "sales.csv",
        (HEADER + GOOD + GOOD.replace("METAL", "M\u00c9TAL")).getBytes(ISO_8859_1),
        "sales.csv:3:21: these bytes are not UTF-8");
  }

  @Test
  void a_name_that_promises_gzip_is_held_to_it() throws Exception {
    assertRefused(
        "sales.csv.gz", (HEADER + GOOD).getBytes(UTF_8), "sales.csv.gz:1:1: the name says gzip");
  }

  @Test
  void a_gzip_cut_short_is_told_where_the_text_ends() throws Exception {
    var whole = gzip(HEADER + GOOD.repeat(100_000));

    assertRefused(
        "sales.csv.gz",
        Arrays.copyOf(whole, whole.length - 200),
        "ends in mid-stream: it was cut short");
  }

  @Test
  void a_damaged_gzip_is_told() throws Exception {
    var whole = gzip(HEADER + GOOD.repeat(1000));
    whole[whole.length - 6] ^= 0x55;

    assertRefused("sales.csv.gz", whole, "the compressed file is damaged");
  }

  @Test
  void a_file_that_is_not_there_is_told() throws Exception {
    var run = EmptyShop.open().run("import", folder.resolve("absent.csv").toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("absent.csv is no file that can be read");
  }

  @Test
  void a_shop_without_its_tables_is_told() throws Exception {
    var shop = EmptyShop.open();
    shop.execute("drop table product cascade");

    var run = shop.run("generate", "--products", "1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("product").contains("has been migrated");
  }

  private void assertRefused(String name, byte[] content, String told) throws Exception {
    var shop = EmptyShop.open();
    var file = Files.write(folder.resolve(name), content);
    var rejects = folder.resolve("rejects.csv");

    var run = shop.run("import", file.toString(), "--rejects", rejects.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(told).contains("the shop is as it was");
    assertThat(shop.value("select count(*) from product")).isEqualTo("0");
    assertThat(folder.toFile().list()).containsExactly(name);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
