package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.Annotation;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import dev.banyan.analysis.bytecode.CodeMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the entry points: JAX-RS, Spring, servlets, schedules, messages, `main`.
public final class EntryPoints {
  private static final Set<String> HTTP =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
  private static final Map<String, String> SPRING =
      Map.of(
          "GetMapping", "GET",
          "PostMapping", "POST",
          "PutMapping", "PUT",
          "DeleteMapping", "DELETE",
          "PatchMapping", "PATCH",
          "RequestMapping", "ANY");
  private static final Map<String, String> OTHERS =
      Map.of(
          "Scheduled", "schedule",
          "Schedule", "schedule",
          "Incoming", "message",
          "KafkaListener", "message",
          "JmsListener", "message",
          "RabbitListener", "message");
  private static final Set<String> SERVLET =
      Set.of("doGet", "doPost", "doPut", "doDelete", "service");

  private EntryPoints() {}

  public static List<EntryPoint> of(CodeBase code) {
    List<EntryPoint> found = new ArrayList<>();
    for (CodeClass type : code.classes()) {
      String path =
          type.annotations().stream()
              .filter(each -> Set.of("Path", "RequestMapping").contains(each.simpleName()))
              .map(EntryPoints::path)
              .findFirst()
              .orElse("");
      boolean servlet =
          type.supertypes().stream().anyMatch(each -> each.endsWith(".servlet.http.HttpServlet"));
      for (CodeMethod method : type.methods()) {
        label(type, method, path, servlet)
            .ifPresent(label -> found.add(new EntryPoint(method.ref(), label)));
      }
    }
    return found;
  }

  private static Optional<String> label(
      CodeClass type, CodeMethod method, String path, boolean servlet) {
    String name = method.ref().name();
    for (Annotation each : method.annotations()) {
      String verb =
          HTTP.contains(each.simpleName()) ? each.simpleName() : SPRING.get(each.simpleName());
      if (verb != null) {
        String below =
            method.annotations().stream()
                .map(EntryPoints::path)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
        return Optional.of(verb + " " + joined(path, below));
      }
      String other = OTHERS.get(each.simpleName());
      if (other != null) {
        return Optional.of(other + " " + method.ref().brief());
      }
    }
    if (servlet && SERVLET.contains(name)) {
      return Optional.of("servlet " + type.simpleName() + "." + name);
    }
    boolean main =
        name.equals("main") && method.ref().descriptor().equals("([Ljava/lang/String;)V");
    boolean command =
        type.annotations().stream()
                .anyMatch(each -> each.type().equals("picocli.CommandLine$Command"))
            && Set.of("run", "call").contains(name)
            && method.ref().descriptor().startsWith("()");
    return main || command ? Optional.of("command " + type.simpleName()) : Optional.empty();
  }

  private static String path(Annotation annotation) {
    boolean known =
        annotation.simpleName().equals("Path") || SPRING.containsKey(annotation.simpleName());
    return known
        ? Stream.of(annotation.value("value"), annotation.value("path"))
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("")
        : "";
  }

  private static String joined(String above, String below) {
    return ("/" + above + "/" + below).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }
}
