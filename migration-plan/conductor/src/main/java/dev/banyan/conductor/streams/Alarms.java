package dev.banyan.conductor.streams;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is wrong with the streams now. Each trouble is told when it begins and when it is over.
final class Alarms {
  private final BiConsumer<@Nullable String, String> tell;
  private final Map<String, String> standing = new TreeMap<>();

  /// @param tell hears the capability, or null if it concerns all, and what is wrong
  Alarms(BiConsumer<@Nullable String, String> tell) {
    this.tell = tell;
  }

  /// @param about what the trouble is about; one at a time stands for each
  /// @param what null if all is well
  void set(String about, @Nullable String capability, @Nullable String what) {
    String before;
    synchronized (standing) {
      before = what == null ? standing.remove(about) : standing.put(about, what);
    }
    if (what != null && before == null) {
      tell.accept(capability, what);
    } else if (what == null && before != null) {
      tell.accept(capability, "It is over: " + before);
    }
  }

  List<String> standing() {
    synchronized (standing) {
      return List.copyOf(standing.values());
    }
  }
}
