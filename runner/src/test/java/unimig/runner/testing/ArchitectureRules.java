package unimig.runner.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;

/** The rules of the architecture, for one module's main classes. */
public final class ArchitectureRules {
  private final String root;
  private final JavaClasses classes;

  /**
   * @param root package of the module, such as {@code unimig.runner}
   */
  public ArchitectureRules(String root) {
    this.root = root;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
  }

  /** A package and what it may import beside itself, the JDK and JSpecify's annotations. */
  public void mayImport(String name, String... packages) {
    String[] allowed =
        Stream.concat(
                Stream.of(root + "." + name + "..", "java..", "javax..", "org.jspecify.."),
                Stream.of(packages))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "in " + String.join(", ", allowed),
                type ->
                    type.getBaseComponentType().isPrimitive()
                        || resideInAnyPackage(allowed).test(type.getBaseComponentType())))
        .check(classes);
  }

  public void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  /**
   * @param exceptions simple names of classes outside {@code cli} that may, each with its reason in
   *     its Javadoc
   */
  public void onlyCliTouchesTheProcess(String... exceptions) {
    var others =
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".cli..")
            .and(
                DescribedPredicate.not(
                    DescribedPredicate.describe(
                        "an exception",
                        type -> Stream.of(exceptions).anyMatch(type.getSimpleName()::equals))));
    others.should().accessField(System.class, "out").check(classes);
    others.should().accessField(System.class, "err").check(classes);
    others.should().callMethod(System.class, "exit", int.class).check(classes);
    others.should().callMethod(System.class, "getenv").check(classes);
    others.should().callMethod(System.class, "getenv", String.class).check(classes);
  }

  public void staticsAreFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveName("$assertionsDisabled")
        .should()
        .beFinal()
        .check(classes);
  }
}
