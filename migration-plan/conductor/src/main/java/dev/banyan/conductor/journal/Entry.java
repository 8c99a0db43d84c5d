package dev.banyan.conductor.journal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that was decided or happened, told to people.
///
/// @param capability null if it concerns the whole plan
/// @param text what happened, what it means, what comes next
/// @param evidence what it rests on, as JSON values; empty if on nothing measured
public record Entry(
    Kind kind, @Nullable String capability, String text, Map<String, Object> evidence) {
  /// What an entry is about.
  public enum Kind {
    STAGE,
    DIAL,
    VERDICT,
    PLAN,
    STREAM,
    HAND,
    HANDOVER,
    PROBLEM;

    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Entry of(Kind kind, @Nullable String capability, String text) {
    return new Entry(kind, capability, text, Map.of());
  }
}
