package dev.banyan.partners.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.partners.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  record Entry(String what) {}

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void what_was_written_is_told_in_order() throws Exception {
    written("one", "two\nlines", "drei €");

    read();

    assertThat(told).containsExactly("one", "two\nlines", "drei €");
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_torn_last_line_is_cut_off_and_said() throws Exception {
    written("one");
    Files.writeString(file(), "{\"what\":\"tw", StandardOpenOption.APPEND);

    read();
    written("three");
    told.clear();
    read();

    assertThat(told).containsExactly("one", "three");
    assertThat(said.toString(UTF_8)).contains("its 11 bytes were never acknowledged");
  }

  @Test
  void damage_that_is_not_at_the_end_is_refused_with_its_line() throws Exception {
    written("one", "two", "three");
    Files.writeString(file(), Files.readString(file()).replace("{\"what\":\"two\"}", "two"));

    assertThatThrownBy(this::read)
        .isInstanceOf(UnusableJournal.class)
        .hasMessageContaining("line 2 is no entry");
  }

  @Test
  void nobody_else_may_read_it() throws Exception {
    written("one");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  private void written(String... entries) throws Exception {
    try (Journal<Entry> journal = open()) {
      for (String entry : entries) {
        journal.append(new Entry(entry));
      }
    }
    told.clear();
  }

  private void read() throws Exception {
    open().close();
  }

  private Journal<Entry> open() throws Exception {
    Log log = new Log(new PrintStream(said, true, UTF_8), Clock.systemUTC());
    return Journal.open(folder, "a.journal", Entry.class, log, entry -> told.add(entry.what()));
  }

  private Path file() {
    return folder.resolve("a.journal");
  }
}
