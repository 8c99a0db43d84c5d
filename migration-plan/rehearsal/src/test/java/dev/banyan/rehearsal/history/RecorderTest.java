package dev.banyan.rehearsal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final int SESSIONS = 8;
  private static final int TURNS = 500;

  @TempDir private Path folder;

  @Test
  void what_many_threads_do_to_one_register_is_linearizable() throws IOException {
    AtomicReference<String> register = new AtomicReference<>("0");
    Path file = folder.resolve("history.jsonl");
    try (Recorder recorder = new Recorder(file, System::nanoTime)) {
      recorder.found("r", "0");
      try (ExecutorService threads = Executors.newFixedThreadPool(SESSIONS)) {
        for (int i = 0; i < SESSIONS; i++) {
          SessionLog log = recorder.session("s" + i, null);
          threads.execute(() -> use(register, log));
        }
      }
      SessionLog store = recorder.store("memory");
      store.ask("r", new Action.Remains()).acknowledged(Seen.value(register.get()));
    }

    Checked checked = new HistoryFile(file).check(Promise.owner());

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.operations()).isEqualTo(2 + 2L * SESSIONS * TURNS);
  }

  private static void use(AtomicReference<String> register, SessionLog log) {
    for (int turn = 0; turn < TURNS; turn++) {
      SessionLog.Asked read = log.ask("r", new Action.Read());
      String seen = register.get();
      read.acknowledged(Seen.value(seen));
      String value = log + ":" + turn;
      SessionLog.Asked write = log.ask("r", new Action.ConditionalWrite(value, seen));
      // compares references, as it should: what was seen is what was set
      if (register.compareAndSet(seen, value)) {
        write.acknowledged(Seen.NOTHING);
      } else {
        write.refused(Seen.NOTHING);
      }
    }
    log.close();
  }

  @Test
  void whoever_waits_for_an_answer_when_the_recording_ends_never_had_one() throws IOException {
    Path file = folder.resolve("history.jsonl");
    try (Recorder recorder = new Recorder(file, System::nanoTime)) {
      SessionLog log = recorder.session("s", "7");
      log.ask("k", new Action.Write("v"));
      recorder.session("t", null).ask("k", new Action.Read()).acknowledged(Seen.value("v"));
    }

    List<Operation> operations = operations(new HistoryFile(file));

    assertThat(operations)
        .extracting(Operation::outcome)
        .containsExactlyInAnyOrder(Outcome.UNKNOWN, Outcome.ACKNOWLEDGED);
    assertThat(HistoryCheck.check(operations, Promise.owner()).clean()).isTrue();
  }

  @Test
  void what_is_written_is_read_again() throws IOException {
    List<Operation> history = SimulatedShop.history(new Random(5), Promise.owner());
    history.add(Operation.found("Håkan \"&\" Söhne\n,\"session\":", null));

    Path file = written(history);

    assertThat(operations(new HistoryFile(file))).isEqualTo(history);
  }

  @Test
  void a_long_history_is_read_in_parts_and_found_to_hold_the_same() throws IOException {
    List<Operation> history = damaged();

    Checked parts = new HistoryFile(written(history)).check(Promise.owner(), 10);

    Checked whole = HistoryCheck.check(history, Promise.owner());
    assertThat(whole.counts()).containsKeys(Anomaly.LOST_UPDATE, Anomaly.DUPLICATE);
    assertThat(parts.counts()).isEqualTo(whole.counts());
    assertThat(parts.operations()).isEqualTo(whole.operations());
    assertThat(parts.keys()).isEqualTo(whole.keys());
  }

  @Test
  void what_a_finding_rests_on_is_kept_and_found_again() throws IOException {
    HistoryFile whole = new HistoryFile(written(damaged()));
    for (Finding finding : whole.check(Promise.owner()).findings()) {
      HistoryFile kept = whole.keep(finding, folder.resolve("kept.jsonl"));

      assertThat(kept.check(Promise.owner()).findings()).contains(finding);
      assertThat(operations(kept)).hasSizeLessThan(operations(whole).size());
    }
  }

  @Test
  void a_recording_that_was_cut_short_is_no_history() throws IOException {
    Path file = written(damaged());
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));

    assertThatThrownBy(() -> new HistoryFile(file).check(Promise.owner()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not complete")
        .hasMessageContaining("nothing can be concluded");
  }

  @Test
  void a_line_that_is_no_operation_is_named() throws IOException {
    Path file = folder.resolve("broken.jsonl");
    Files.writeString(file, "{\"key\":\"k\",\"session\":\"s\",\"action\":\"jump\"}\n");

    assertThatThrownBy(() -> new HistoryFile(file).check(Promise.owner()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("'jump' is no action");
  }

  private static List<Operation> damaged() {
    List<Operation> history = SimulatedShop.history(new Random(5), Promise.owner());
    long at = 0;
    for (Action action :
        List.of(new Action.Write("kept"), new Action.Write("lost"), new Action.Create("once"))) {
      String key = action instanceof Action.Create ? "id-1" : "planted";
      history.add(planted("one", key, action, at += 2, Seen.NOTHING));
    }
    history.add(planted("store", "planted", new Action.Remains(), at += 2, Seen.value("kept")));
    history.add(planted("other", "id-2", new Action.Read(), at + 2, Seen.value("once")));
    return history;
  }

  private static Operation planted(String session, String key, Action action, long at, Seen seen) {
    return new Operation(session, null, key, action, Outcome.ACKNOWLEDGED, at, at + 1, seen);
  }

  private Path written(List<Operation> history) throws IOException {
    Path file = folder.resolve("written.jsonl");
    try (Recorder recorder = new Recorder(file, System::nanoTime)) {
      SessionLog log = recorder.session("whoever", null);
      history.forEach(log::append);
    }
    return file;
  }

  private static List<Operation> operations(HistoryFile file) throws IOException {
    List<Operation> operations = new ArrayList<>();
    file.forEach(operations::add);
    return operations;
  }
}
