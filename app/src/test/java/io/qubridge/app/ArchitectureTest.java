package io.qubridge.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The borders between the modules. */
@AnalyzeClasses(
    packages = "io.qubridge",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** The kits of other modules come as jars once they are packaged. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String JDK = "java..";
  private static final String SQL = "javax.sql..";
  private static final String LOCAL = "io.qubridge.local..";
  private static final String IBM = "io.qubridge.ibm..";
  private static final String BRAKET = "io.qubridge.braket..";
  private static final String APP = "io.qubridge.app..";
  private static final String[] API = {
    "io.qubridge.circuit..",
    "io.qubridge.device..",
    "io.qubridge.execution..",
    "io.qubridge.gradient..",
    "io.qubridge.journal..",
    "io.qubridge.loader..",
    "io.qubridge.mitigation..",
    "io.qubridge.observable..",
    "io.qubridge.qasm..",
    "io.qubridge.spi..",
    "io.qubridge.support..",
    "io.qubridge.transpile.."
  };
  private static final String[] BACKENDS = {LOCAL, IBM, BRAKET};

  @ArchTest
  static final ArchRule apiKnowsTheJdkOnly =
      classes().that().resideInAnyPackage(API).should().onlyDependOnClassesThat(in(API, JDK, SQL));

  @ArchTest
  static final ArchRule localKnowsTheApiOnly =
      classes()
          .that()
          .resideInAPackage(LOCAL)
          .should()
          .onlyDependOnClassesThat(in(API, JDK, LOCAL));

  @ArchTest
  static final ArchRule localNeedsNoNetwork =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .should()
          .dependOnClassesThat(resideInAPackage("java.net.."));

  @ArchTest static final ArchRule ibmKnowsNoOtherBackend = backendKnowsOnly(IBM);

  @ArchTest static final ArchRule braketKnowsNoOtherBackend = backendKnowsOnly(BRAKET);

  @ArchTest
  static final ArchRule appNeverSeesABackend =
      noClasses().that().resideInAPackage(APP).should().dependOnClassesThat(in(BACKENDS));

  @ArchTest
  static final ArchRule librariesDoNotPrint =
      noClasses().that(in(API, BACKENDS)).should(ACCESS_STANDARD_STREAMS);

  /** A package that no rule names would be free of all rules. */
  @ArchTest
  static void everyClassBelongsToAModule(JavaClasses classes) {
    Set<String> strays = new TreeSet<>();
    classes.stream()
        .filter(type -> !in(API, LOCAL, IBM, BRAKET, APP).test(type))
        .forEach(type -> strays.add(type.getPackageName()));
    assertEquals(Set.of(), strays);
  }

  private static ArchRule backendKnowsOnly(String own) {
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.qubridge..", "org.nd4j..", "org.deeplearning4j..")
                .and(not(in(API, own))));
  }

  private static DescribedPredicate<JavaClass> in(String[] api, String... others) {
    return resideInAnyPackage(
        Stream.of(api, others).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
