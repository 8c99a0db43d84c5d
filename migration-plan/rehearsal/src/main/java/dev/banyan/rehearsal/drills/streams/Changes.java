package dev.banyan.rehearsal.drills.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The statements of which a side's transactions are made: a file with one statement after the
/// other. In them `:key` stands for a key that the side owns and `:n` for a number, another one
/// each time the word occurs.
record Changes(List<String> statements) {
  private static final int NUMBERS = 1_000;

  static Changes read(Path file) throws IOException {
    List<String> statements =
        Arrays.stream(Files.readString(file).replaceAll("(?m)^--.*$", "").split(";\\s*(\n|$)"))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList();
    if (statements.isEmpty()) {
      throw new IOException(file + " holds no statement");
    }
    return new Changes(statements);
  }

  String any(Random random, String key) {
    String statement =
        statements.get(random.nextInt(statements.size())).replace(":key", "'" + key + "'");
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = statement.indexOf(":n"); at >= 0; at = statement.indexOf(":n", from)) {
      filled.append(statement, from, at).append(random.nextInt(NUMBERS));
      from = at + 2;
    }
    return filled.append(statement, from, statement.length()).toString();
  }
}
