package dev.banyan.architecture;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page of the documentation, and what it names: paths and Java types in backticks, and links.
///
/// @param file relative to the root
record Document(Path file, String text) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern BACKTICKS = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE =
      Pattern.compile("[A-Z][a-z0-9]+[A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)*");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");
  private static final Pattern FILE =
      Pattern.compile("[\\w.*/-]+\\.(md|ya?ml|json|java|xml|sql|properties|html|css|js|sh)");
  private static final Pattern FOLDER = Pattern.compile("[\\w.*-]+(/[\\w.*-]+)*/");
  private static final Pattern EITHER = Pattern.compile("[\\w.*-]+(/[\\w.*-]+)+");

  /// Made when the house runs or is built, so not there to be found.
  private static final Pattern MADE =
      Pattern.compile(
          "(.*/)?(\\.rehearsal|target|node_modules)(/.*)?|(report|analysis)\\.json|index\\.html");

  /// Looks like a type of ours, and is a header or belongs to someone else.
  private static final Set<String> OTHERS =
      Set.of(
          "Host", "Origin", "Authorization", "Cookie", "Location", "Forwarded", "Via", "Content");

  static Document at(Path file) {
    return new Document(file, House.read(House.root().resolve(file)));
  }

  /// Types declared anywhere in the tree.
  static Set<String> declaredTypes(List<Path> files) {
    return files.stream()
        .filter(file -> file.toString().endsWith(".java"))
        .flatMap(file -> DECLARED.matcher(House.read(House.root().resolve(file))).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /// What it names that does not exist.
  ///
  /// @param files all that are kept
  List<String> broken(List<Path> files, Set<String> types) {
    List<String> broken = new ArrayList<>();
    String prose = FENCE.matcher(text).replaceAll("");
    LINK.matcher(prose)
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.contains(":") && !link.startsWith("#"))
        .filter(link -> !Files.exists(beside(link.replaceFirst("#.*", ""))))
        .forEach(link -> broken.add("%s links to '%s'".formatted(file, link)));
    Matcher named = BACKTICKS.matcher(prose);
    while (named.find()) {
      String name = named.group(1);
      if (isMissingType(name, types) || isMissingPath(name, files)) {
        broken.add("%s names '%s'".formatted(file, name));
      }
    }
    return broken;
  }

  private static boolean isMissingType(String name, Set<String> types) {
    return TYPE.matcher(name).matches()
        && !OTHERS.contains(name)
        && !List.of(name.split("\\.")).stream().allMatch(types::contains);
  }

  private boolean isMissingPath(String name, List<Path> files) {
    boolean named =
        FILE.matcher(name).matches()
            || FOLDER.matcher(name).matches()
            || EITHER.matcher(name).matches() && beginsHere(name);
    return named && !name.startsWith("/") && !MADE.matcher(name).matches() && !exists(name, files);
  }

  /// `text/html` names no path; `migration-plan/modl` does.
  private boolean beginsHere(String name) {
    String first = name.substring(0, name.indexOf('/'));
    return Files.isDirectory(House.root().resolve(first)) || Files.isDirectory(beside(first));
  }

  private boolean exists(String name, List<Path> files) {
    if (name.indexOf('*') < 0 && Files.exists(beside(name))) {
      return true;
    }
    String clean = name.replaceFirst("^\\./", "").replaceFirst("/$", "");
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:{%1$s,**/%1$s}".formatted(clean));
    return files.stream()
        .anyMatch(
            path -> {
              for (Path at = path; at != null; at = at.getParent()) {
                if (matcher.matches(at)) {
                  return true;
                }
              }
              return false;
            });
  }

  private Path beside(String name) {
    return House.root().resolve(file).resolveSibling(name).normalize();
  }
}
