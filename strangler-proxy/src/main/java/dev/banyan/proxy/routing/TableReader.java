package dev.banyan.proxy.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a routing table as the conductor writes it, and tells all that is wrong with it.
final class TableReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> problems = new ArrayList<>();

  private TableReader() {}

  /// @throws BrokenTable unless all of it can be carried out
  static RoutingTable read(String text) throws BrokenTable {
    try {
      return new TableReader().table(JSON.readTree(text));
    } catch (JsonProcessingException noJson) {
      throw new BrokenTable(List.of("it is not JSON: " + noJson.getOriginalMessage()));
    }
  }

  private RoutingTable table(JsonNode table) throws BrokenTable {
    JsonNode revision = table.path("revision");
    if (!revision.isIntegralNumber() || revision.longValue() < 0) {
      problems.add("it has no revision");
    }
    Map<String, Dial> dials = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : members(table, "dials").entrySet()) {
      try {
        JsonNode dial = entry.getValue();
        dials.put(entry.getKey(), new Dial(share(dial.path("reads")), share(dial.path("writes"))));
      } catch (IllegalArgumentException wrong) {
        problems.add("dial of '" + entry.getKey() + "': " + wrong.getMessage());
      }
    }
    Map<String, Hold> holds = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : members(table, "holds").entrySet()) {
      try {
        JsonNode hold = entry.getValue();
        holds.put(
            entry.getKey(),
            new Hold(
                bucket(hold.path("from")), bucket(hold.path("to")), isTrue(hold.path("reads"))));
      } catch (IllegalArgumentException wrong) {
        problems.add("hold of '" + entry.getKey() + "': " + wrong.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new BrokenTable(problems);
    }
    return new RoutingTable(revision.longValue(), dials, holds);
  }

  private Map<String, JsonNode> members(JsonNode table, String name) {
    JsonNode value = table.path(name);
    if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
      problems.add("its " + name + " are not listed by capability");
    }
    Map<String, JsonNode> members = new HashMap<>();
    value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private static Share share(JsonNode percent) {
    if (!percent.isNumber()) {
      throw new IllegalArgumentException("a share is no number");
    }
    return Share.ofPercent(percent.decimalValue());
  }

  private static int bucket(JsonNode bucket) {
    if (!bucket.isInt()) {
      throw new IllegalArgumentException("'from' and 'to' must be whole numbers");
    }
    return bucket.intValue();
  }

  private static boolean isTrue(JsonNode flag) {
    if (!flag.isBoolean() && !flag.isMissingNode()) {
      throw new IllegalArgumentException("'reads' must be true or false");
    }
    return flag.booleanValue();
  }
}
