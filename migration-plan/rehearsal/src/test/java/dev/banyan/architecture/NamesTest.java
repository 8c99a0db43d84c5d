package dev.banyan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.banyan.architecture.House.Module;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names that say what a thing is. These say only that someone did not know.
class NamesTest {
  private static final List<String> ENDINGS =
      List.of("Impl", "Manager", "Util", "Utils", "Helper", "Helpers", "Processor", "Data", "Info");
  private static final Set<String> PACKAGES =
      Set.of(
          "util",
          "utils",
          "common",
          "commons",
          "helper",
          "helpers",
          "impl",
          "dto",
          "dtos",
          "controller",
          "controllers",
          "entity",
          "entities");

  static List<Module> modules() {
    return House.modules();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_type_is_named_for_what_it_is(Module module) {
    classes().should(namesThatSaySomething()).check(module.classes());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_package_is_named_for_its_job(Module module) {
    classes()
        .should(
            satisfy(
                "lie in a package named for its job",
                type ->
                    List.of(type.getPackageName().split("\\.")).stream()
                        .noneMatch(PACKAGES::contains)))
        .check(module.classes());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void every_package_says_what_may_be_null(Module module) {
    classes()
        .should(
            satisfy(
                "lie in a package marked with @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
        .check(module.classes());
  }

  @Test
  void a_name_that_says_nothing_would_be_found() {
    assertThatThrownBy(
            () ->
                classes()
                    .should(namesThatSaySomething())
                    .check(
                        new ClassFileImporter().importPackages("dev.banyan.architecture.planted")))
        .hasMessageContaining("RightHelper");
  }

  private static ArchCondition<JavaClass> namesThatSaySomething() {
    return satisfy(
        "have a name that does not end in " + String.join(", ", ENDINGS),
        type -> ENDINGS.stream().noneMatch(type.getSimpleName()::endsWith));
  }

  private static ArchCondition<JavaClass> satisfy(String what, Predicate<JavaClass> rule) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, rule.test(type), "%s should %s".formatted(type.getName(), what)));
      }
    };
  }
}
