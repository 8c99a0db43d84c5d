package dev.banyan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.banyan.architecture.House.Module;
import dev.banyan.architecture.planted.left.Left;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhoMayKnowWhomTest {
  static List<Module> modules() {
    return House.modules();
  }

  static Stream<Module> services() {
    return House.modules().stream().filter(Module::isService);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_lives_in_its_own_package(Module module) {
    classes().should().resideInAPackage(module.basePackage() + "..").check(module.classes());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_knows_only_whom_it_may(Module module) {
    knowsOnly(module.basePackage(), known(module)).check(module.classes());
  }

  /// Deleting the intake and the dependency is all it takes to finish the migration.
  @ParameterizedTest
  @MethodSource("services")
  void a_service_knows_of_the_migration_only_in_its_intake(Module service) {
    noClasses()
        .that()
        .resideOutsideOfPackage(service.basePackage() + ".intake..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.banyan.streams..", "dev.banyan.model..", service.basePackage() + ".intake..")
        .check(service.classes());
  }

  /// Everywhere else it asks the conductor, as anybody could.
  @Test
  void the_rehearsal_knows_the_streams_only_where_it_measures_them() {
    Module rehearsal =
        House.modules().stream()
            .filter(module -> module.path().equals("migration-plan/rehearsal"))
            .findFirst()
            .orElseThrow();
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.banyan.rehearsal.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.banyan.streams..")
        .check(rehearsal.classes());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packages_do_not_go_in_circles(Module module) {
    withoutCircles().check(module.classes());
  }

  @Test
  void a_circle_would_be_found() {
    JavaClasses planted = new ClassFileImporter().importPackagesOf(Left.class);
    JavaClasses both = new ClassFileImporter().importPackages("dev.banyan.architecture.planted");

    withoutCircles().check(planted);
    assertThatThrownBy(() -> withoutCircles().check(both)).hasMessageContaining("Cycle detected");
  }

  @Test
  void a_forbidden_acquaintance_would_be_found() {
    JavaClasses planted = new ClassFileImporter().importPackagesOf(Left.class);

    assertThatThrownBy(
            () -> knowsOnly("dev.banyan.architecture.planted.left", List.of()).check(planted))
        .hasMessageContaining("dev.banyan.architecture.planted.right");
  }

  private static List<String> known(Module module) {
    return switch (module.path()) {
      case "migration-plan/model",
          "migration-plan/partners",
          "migration-plan/analysis",
          "legacy-monolith" ->
          List.of();
      case "migration-plan/change-streams", "strangler-proxy" -> List.of("dev.banyan.model..");
      case "migration-plan/rehearsal" ->
          List.of("dev.banyan.model..", "dev.banyan.analysis..", "dev.banyan.streams..");
      default -> List.of("dev.banyan.model..", "dev.banyan.streams..");
    };
  }

  private static ArchRule knowsOnly(String basePackage, List<String> others) {
    DescribedPredicate<JavaClass> ours = resideInAPackage("dev.banyan..");
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(
            Stream.concat(Stream.of(basePackage + ".."), others.stream()).toArray(String[]::new));
    return classes()
        .that(alwaysTrue())
        .should(onlyDependOnClassesThat(DescribedPredicate.not(ours).or(allowed)))
        .allowEmptyShould(true)
        .as("%s knows only %s".formatted(basePackage, others));
  }

  private static ArchRule withoutCircles() {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(javaClass.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }
}
