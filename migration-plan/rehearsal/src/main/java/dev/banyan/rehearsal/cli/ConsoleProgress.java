package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.Progress;
import java.io.PrintStream;
import java.time.Duration;

/// Progress for a person at a terminal (one line that is written over), or plain lines for a pipe.
final class ConsoleProgress implements Progress {
  private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(10);
  private static final String CLEAR = "\r\033[K";

  private final PrintStream out;
  private final Terminal terminal;
  private boolean live;
  private long lastPlain = System.nanoTime() - BETWEEN_PLAIN_LINES.toNanos();

  ConsoleProgress(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public synchronized void say(String text) {
    clear();
    out.println(text);
    out.flush();
  }

  @Override
  public synchronized void warn(String text) {
    say(terminal.coloured() ? "\033[33m! " + text + "\033[0m" : "! " + text);
  }

  @Override
  public synchronized void now(String text) {
    if (terminal.interactive()) {
      int room = terminal.columns() - 1;
      String line = text.length() > room ? text.substring(0, Math.max(0, room - 1)) + "…" : text;
      out.print(CLEAR + (terminal.coloured() ? "\033[2m" + line + "\033[0m" : line));
      out.flush();
      live = true;
    } else if (System.nanoTime() - lastPlain >= BETWEEN_PLAIN_LINES.toNanos()) {
      lastPlain = System.nanoTime();
      out.println(text);
      out.flush();
    }
  }

  private void clear() {
    if (live) {
      out.print(CLEAR);
      live = false;
    }
  }
}
