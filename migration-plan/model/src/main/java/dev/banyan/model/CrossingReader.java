package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `crossings`: what reaches into another capability's tables, each with the reason why it
/// may.
final class CrossingReader {
  private static final Pattern NAME = Pattern.compile("[^.\\s]+\\.[^.\\s]+\\.[^.]+");

  private CrossingReader() {}

  static List<Crossing> read(YamlMembers members) {
    List<Crossing> crossings = new ArrayList<>();
    members
        .keys()
        .forEach(
            (name, key) -> {
              if (!NAME.matcher(name).matches()) {
                key.wrong(
                    "a crossing must be a foreign key or a trigger with its schema and table (public.stock.stock_prod_id_fkey), was '%s'"
                        .formatted(name));
              }
              members
                  .value(name)
                  .text()
                  .ifPresent(because -> crossings.add(new Crossing(name, because, key.place())));
            });
    return crossings;
  }
}
