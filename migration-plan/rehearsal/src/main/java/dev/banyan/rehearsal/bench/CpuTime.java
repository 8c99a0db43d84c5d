package dev.banyan.rehearsal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// How much processor time processes have used, with those that they started and that are gone.
/// From Linux' `/proc`, see proc_pid_stat(5); elsewhere it is not known.
final class CpuTime {
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_ENDED_CHILDREN = 13;
  private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

  /// What Linux calls USER_HZ: the same on every machine of today.
  private static final long TICKS_PER_SECOND = 100;

  private CpuTime() {}

  static Optional<Duration> of(Collection<Long> pids) {
    if (!Files.isReadable(Path.of("/proc/self/stat"))) {
      return Optional.empty();
    }
    long ticks = 0;
    for (long pid : pids) {
      ticks += ticks(pid, true);
      ticks +=
          ProcessHandle.of(pid)
              .map(process -> process.descendants().mapToLong(d -> ticks(d.pid(), false)).sum())
              .orElse(0L);
    }
    return Optional.of(Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND));
  }

  private static long ticks(long pid, boolean withEndedChildren) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The second field is the name, in brackets, with anything in it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long own = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
      return withEndedChildren
          ? own
              + Long.parseLong(fields[USER_OF_ENDED_CHILDREN])
              + Long.parseLong(fields[SYSTEM_OF_ENDED_CHILDREN])
          : own;
    } catch (IOException gone) {
      return 0;
    }
  }
}
