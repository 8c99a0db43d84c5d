package dev.banyan.monolith.importing;

import dev.banyan.monolith.importing.CsvRecord.CsvField;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A sales file in the form of *Online Retail* (UCI Machine Learning Repository, D. Chen, 2015, doi
/// 10.24432/C5BW33, CC BY 4.0), as CSV or gzipped CSV.
final class RetailFile implements AutoCloseable {
  static final List<String> HEADER =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country");

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final String name;
  private final InputStream in;
  private final CsvRecords records;

  private RetailFile(String name, InputStream in) {
    this.name = name;
    this.in = in;
    this.records = new CsvRecords(name, in);
    checkHeader(records.next());
  }

  static RetailFile open(Path path) throws IOException {
    var name = path.getFileName().toString();
    var raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      return new RetailFile(name, isGzip(name, raw) ? gunzip(name, raw) : raw);
    } catch (RuntimeException | IOException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean isGzip(String name, InputStream raw) throws IOException {
    raw.mark(2);
    var magic = raw.readNBytes(2);
    raw.reset();
    var gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    if (!gzip && name.endsWith(".gz")) {
      throw new BrokenFile(
          name,
          Position.START,
          "the name says gzip, the content is something else",
          "Compress it with gzip, or drop the .gz from the name of a plain CSV");
    }
    return gzip;
  }

  private static InputStream gunzip(String name, InputStream raw) {
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (IOException e) {
      throw new BrokenFile(
          name,
          Position.START,
          "the compressed file is cut short or damaged at its very beginning",
          "Fetch or copy it again");
    }
  }

  private void checkHeader(@Nullable CsvRecord header) {
    var found = header == null ? List.<CsvField>of() : header.fields();
    for (var i = 0; i < Math.max(found.size(), HEADER.size()); i++) {
      var wanted = i < HEADER.size() ? HEADER.get(i) : "the end of the line";
      if (i >= found.size() || !found.get(i).value().strip().equals(wanted)) {
        throw new BrokenFile(
            name,
            i < found.size() ? found.get(i).at() : Position.START,
            "the header has %s where %s belongs"
                .formatted(i < found.size() ? "'" + found.get(i).value() + "'" : "nothing", wanted),
            "The first line must read " + String.join(",", HEADER));
      }
    }
  }

  /// The next line, loadable or not; null at the end. Throws `BrokenFile` where reading on would be
  /// guessing.
  @Nullable Reading next() {
    var record = records.next();
    return record == null ? null : read(record);
  }

  private Reading read(CsvRecord record) {
    var fields = record.fields();
    if (fields.size() != HEADER.size()) {
      throw new BrokenFile(
          name,
          fields.get(Math.min(fields.size(), HEADER.size() + 1) - 1).at(),
          "this line has %d columns, not %d".formatted(fields.size(), HEADER.size()),
          "Quote values that contain a comma, and see whether the file was cut short here");
    }
    var quantity = integer(fields.get(3));
    var at = time(fields.get(4));
    var price = decimal(fields.get(5));
    return new Judging(record, quantity, at, price).judge();
  }

  private int integer(CsvField field) {
    try {
      return Integer.parseInt(field.value().strip());
    } catch (NumberFormatException e) {
      throw bad(field, "a whole number that fits 32 bits");
    }
  }

  private BigDecimal decimal(CsvField field) {
    var value = field.value().strip();
    if (!DECIMAL.matcher(value).matches()) {
      throw bad(field, "a price like 2.55");
    }
    return new BigDecimal(value);
  }

  private LocalDateTime time(CsvField field) {
    try {
      return LocalDateTime.parse(field.value().strip(), TIME);
    } catch (DateTimeParseException e) {
      throw bad(field, "a time like 2010-12-01 08:26:00");
    }
  }

  private BrokenFile bad(CsvField field, String wanted) {
    return new BrokenFile(
        name,
        field.at(),
        "'%s' is not %s".formatted(field.value(), wanted),
        "Mend this line, or take it out of the file");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
