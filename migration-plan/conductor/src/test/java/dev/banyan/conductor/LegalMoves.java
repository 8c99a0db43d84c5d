package dev.banyan.conductor;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What a state of a sealed family offers: the states that its methods lead to, by their names.
public final class LegalMoves {
  private LegalMoves() {}

  public static Set<String> of(Class<?> family, String state) throws ClassNotFoundException {
    return Arrays.stream(Class.forName(family.getName() + "$" + state).getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .map(method -> method.getReturnType())
        .filter(family::isAssignableFrom)
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }
}
