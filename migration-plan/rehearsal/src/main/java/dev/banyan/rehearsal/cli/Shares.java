package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.model.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `reads=50 writes=10`, as it is typed.
final class Shares {
  private static final Set<String> DIALS = Set.of("reads", "writes");

  private Shares() {}

  /// @return the dials by name, in percent
  /// @throws WrongUse with all that is wrong
  static ObjectNode read(List<String> typed) throws WrongUse {
    ObjectNode shares = new ObjectMapper().createObjectNode();
    List<String> problems = new ArrayList<>();
    for (String each : typed) {
      String name = each.contains("=") ? each.substring(0, each.indexOf('=')) : each;
      if (!each.contains("=") || !DIALS.contains(name)) {
        problems.add("'%s' turns no dial: say reads=N or writes=N, in percent".formatted(each));
      } else if (shares.has(name)) {
        problems.add("%s was said twice: '%s' is one too many".formatted(name, each));
      } else {
        read(name, each.substring(name.length() + 1), shares, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new WrongUse(problems);
    }
    return shares;
  }

  private static void read(String name, String number, ObjectNode shares, List<String> problems) {
    try {
      BigDecimal percent = Share.ofPercent(new BigDecimal(number)).percent();
      shares.put(name, new BigDecimal(percent.toPlainString()));
    } catch (NumberFormatException noNumber) {
      problems.add(
          "%s: '%s' is no number; say a percentage, like %s=12.5".formatted(name, number, name));
    } catch (IllegalArgumentException noShare) {
      problems.add("%s: %s".formatted(name, noShare.getMessage()));
    }
  }
}
