package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.Progress;

/// Standard output and standard error, and which of them is for whom.
final class Outputs {
  private Outputs() {}

  /// Progress goes to standard output, unless a machine reads JSON there.
  static Progress progress(boolean json) {
    return json
        ? new ConsoleProgress(System.err, Terminal.of(2))
        : new ConsoleProgress(System.out, Terminal.of(1));
  }

  static void json(String object) {
    System.out.println(object);
    System.out.flush();
  }

  static String aborted(String why) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("outcome", "ABORTED");
    node.putArray("problems").add(why);
    return node.toString();
  }
}
