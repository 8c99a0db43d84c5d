package dev.banyan.streams.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A SELECT sees one row and yields at most one: whatever else it would do shows in the plan that
/// PostgreSQL makes for it.
final class RowLocality implements Check {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (Way way : subject.ways()) {
      Optional<Understanding.Bound> bound = subject.inTarget(way).bound();
      if (bound.isPresent()) {
        SortedSet<String> reasons = new TreeSet<>();
        bound.get().elsewhere().forEach(table -> reasons.add("it reads " + table));
        walk(plan(bound.get()), reasons);
        reasons.forEach(
            reason ->
                findings.problem(
                    way.place(),
                    "%s is not row-local: %s. It must make at most one row from each row by itself, because batches hold only rows that changed; leave joins and sums to who reads",
                    way.called(),
                    reason));
      }
    }
  }

  private static JsonNode plan(Understanding.Bound bound) {
    try {
      return JSON.readTree(bound.plan()).path(0).path("Plan");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("EXPLAIN did not answer in JSON", impossible);
    }
  }

  private static void walk(JsonNode node, SortedSet<String> reasons) {
    String reason = reason(node.path("Node Type").asText());
    if (!reason.isEmpty()) {
      reasons.add("it has " + reason);
      return;
    }
    for (JsonNode child : node.path("Plans")) {
      String relationship = child.path("Parent Relationship").asText();
      if (relationship.equals("SubPlan") || relationship.equals("InitPlan")) {
        inner(child, reasons);
      } else {
        walk(child, reasons);
      }
    }
  }

  /// A subquery may turn one row over as it likes, as long as it looks at no other.
  private static void inner(JsonNode node, SortedSet<String> reasons) {
    if (node.has("Relation Name")) {
      reasons.add("a subquery reads other rows of '" + node.path("Relation Name").asText() + "'");
    }
    node.path("Plans").forEach(child -> inner(child, reasons));
  }

  private static String reason(String node) {
    return switch (node) {
      case "Seq Scan", "Result", "Subquery Scan" -> "";
      case "Aggregate", "Group" -> "an aggregate, GROUP BY or DISTINCT";
      case "Unique" -> "DISTINCT";
      case "WindowAgg" -> "a window function";
      case "Sort", "Incremental Sort" -> "ORDER BY";
      case "Limit" -> "LIMIT or OFFSET";
      case "ProjectSet" -> "a function that returns several rows";
      case "Nested Loop", "Hash Join", "Merge Join" -> "a join";
      case "Append", "Merge Append", "SetOp", "Recursive Union" -> "UNION, INTERSECT or EXCEPT";
      case "LockRows" -> "FOR UPDATE or FOR SHARE";
      case "Sample Scan" -> "TABLESAMPLE";
      default -> "rows that do not come from the table (" + node + ")";
    };
  }

  @Override
  public String toString() {
    return "whether SELECTs are row-local";
  }
}
