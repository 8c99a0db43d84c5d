package dev.banyan.rehearsal.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Progress that nobody watches; tests may read it afterwards.
final class Quiet implements Progress {
  final List<String> said = new CopyOnWriteArrayList<>();

  @Override
  public void say(String text) {
    said.add(text);
  }

  @Override
  public void warn(String text) {
    said.add(text);
  }

  @Override
  public void now(String text) {}
}
