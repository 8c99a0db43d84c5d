package dev.banyan.analysis.bytecode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where an application begins: the deepest package that nearly all of its classes lie below.
final class BasePackage {
  private static final double NEARLY_ALL = 0.9;

  private BasePackage() {}

  static String of(Collection<CodeClass> classes) {
    List<String> packages = classes.stream().map(CodeClass::packageName).toList();
    String base = "";
    while (true) {
      String prefix = base.isEmpty() ? "" : base + ".";
      Map<String, Long> children =
          packages.stream()
              .filter(each -> each.startsWith(prefix) && each.length() > prefix.length())
              .map(each -> child(each, prefix))
              .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
      var most = children.entrySet().stream().max(Map.Entry.comparingByValue());
      if (most.isEmpty() || most.get().getValue() < NEARLY_ALL * packages.size()) {
        return base;
      }
      base = most.get().getKey();
    }
  }

  private static String child(String name, String prefix) {
    int end = name.indexOf('.', prefix.length());
    return end < 0 ? name : name.substring(0, end);
  }
}
