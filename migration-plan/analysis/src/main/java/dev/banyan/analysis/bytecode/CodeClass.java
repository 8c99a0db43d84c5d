package dev.banyan.analysis.bytecode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A class, interface, record or enum as it was compiled.
///
/// @param supertypes the superclass (but Object) and the interfaces
/// @param arguments the types that its supertypes are parameterised with
/// @param instantiable neither an interface nor abstract
/// @param fields the names of their types
/// @param fieldTexts string constants that its fields hold
public record CodeClass(
    String name,
    boolean instantiable,
    List<String> supertypes,
    Set<String> arguments,
    List<Annotation> annotations,
    Map<String, String> fields,
    Map<String, List<String>> fieldTexts,
    List<CodeMethod> methods) {
  public String topLevel() {
    return MethodRef.topLevel(name);
  }

  public String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  public String packageName() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  public Optional<Annotation> annotation(Set<String> types) {
    return annotations.stream().filter(each -> types.contains(each.type())).findFirst();
  }

  public Optional<CodeMethod> method(String methodName, String descriptor) {
    return methods.stream()
        .filter(
            each ->
                each.ref().name().equals(methodName) && each.ref().descriptor().equals(descriptor))
        .findFirst();
  }
}
