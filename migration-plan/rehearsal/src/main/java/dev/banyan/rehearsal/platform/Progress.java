package dev.banyan.rehearsal.platform;

/// Where a person sees what is going on. Safe to call from any thread.
public interface Progress {
  /// Something that happened; stays on the screen.
  void say(String text);

  /// Something that a person should look at; stays on the screen.
  void warn(String text);

  /// How it stands now; the next one takes its place on a terminal, and a pipe gets one now and
  /// then.
  void now(String text);
}
