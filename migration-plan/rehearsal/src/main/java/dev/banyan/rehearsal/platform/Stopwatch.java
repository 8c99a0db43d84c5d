package dev.banyan.rehearsal.platform;

import java.util.Locale;

/// Tells what is up, and how long after the start.
final class Stopwatch {
  private final Progress progress;
  private final long start = System.nanoTime();

  Stopwatch(Progress progress) {
    this.progress = progress;
  }

  /// Says that something is ready, and hands it on.
  <T> T ready(String what, T value) {
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.say(String.format(Locale.ROOT, "%5.1f s  %s is ready", seconds, what));
    return value;
  }
}
