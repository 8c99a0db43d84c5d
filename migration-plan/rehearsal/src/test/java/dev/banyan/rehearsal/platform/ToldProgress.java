package dev.banyan.rehearsal.platform;

/// Says on standard output how far a long test came, for one that fails.
public final class ToldProgress implements Progress {
  @Override
  public void say(String text) {
    System.out.println(text);
  }

  @Override
  public void warn(String text) {
    System.out.println("! " + text);
  }

  @Override
  public void now(String text) {}
}
