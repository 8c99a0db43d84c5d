package dev.banyan.analysis.cut;

import dev.banyan.analysis.features.Layout;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names a cluster after the features that it is mostly made of.
final class ClusterName {
  private static final double A_GOOD_PART = 0.3;

  private ClusterName() {}

  /// @param weights how much of each feature is in it
  static String of(Map<String, Integer> weights, Set<String> taken) {
    double all = weights.values().stream().mapToInt(weight -> weight).sum();
    List<String> features =
        weights.entrySet().stream()
            .filter(each -> !each.getKey().isEmpty() && !each.getKey().equals(Layout.SHARED))
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    List<String> telling =
        features.stream()
            .filter(each -> weights.getOrDefault(each, 0) >= A_GOOD_PART * all)
            .toList();
    String name =
        !telling.isEmpty()
            ? String.join(" + ", telling)
            : features.isEmpty() ? Layout.SHARED : features.getFirst() + " and others";
    String free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = name + " " + number;
    }
    return free;
  }
}
