package dev.banyan.partners;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the environment and collects what is wrong with it.
final class Settings {
  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  int port(String name) {
    String text = given(name, "a port to listen on, or 0 for any that is free");
    try {
      int port = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    faults.add("%s must be a port from 0 to 65535, was '%s'".formatted(name, text));
    return 0;
  }

  String key(String name) {
    return given(name, "the secret that the shop shares with this partner");
  }

  Path folder(String name) {
    return Path.of(given(name, "a folder for the journal"));
  }

  Duration duration(String name, Duration otherwise) {
    String text = environment.getOrDefault(name, "");
    try {
      Duration duration = text.isBlank() ? otherwise : Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException unreadable) {
      // told below
    }
    faults.add("%s must be a duration as PT2S, was '%s'".formatted(name, text));
    return otherwise;
  }

  /// Everything that is wrong.
  List<String> faults() {
    return List.copyOf(faults);
  }

  private String given(String name, String meaning) {
    String text = environment.getOrDefault(name, "");
    if (text.isBlank()) {
      faults.add("%s is missing: %s".formatted(name, meaning));
      return "";
    }
    return text;
  }
}
