package dev.workfloo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.vavr.control.Either;
import org.jmolecules.archunit.JMoleculesArchitectureRules;
import org.jmolecules.archunit.JMoleculesArchitectureRules.VerificationDepth;

/** The architecture, said so that a build can refuse what breaks it. */
final class Rules {

    static final ArchRule HEXAGON = JMoleculesArchitectureRules.ensureHexagonal(VerificationDepth.STRICT);

    static final ArchRule EVERY_PACKAGE_HAS_ITS_ROLE = classes().should(Roles.declareExactlyTheRoleTheyNeed());

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(Roles.liveInNullMarkedPackages());

    static final ArchRule DOMAIN_POINTS_DOWNWARDS =
            classes().that(Packages.DOMAIN).should(Directions.useOnlyWhatLiesBeneath());

    static final ArchRule EXPRESSIONS_POINT_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("functions")
            .definedBy(Packages.EXPRESSION_FUNCTIONS)
            .layer("tree")
            .definedBy(Packages.EXPRESSION_TREE)
            .layer("syntax")
            .definedBy(Packages.EXPRESSION_SYNTAX)
            .layer("evaluation")
            .definedBy(Packages.EXPRESSION_EVALUATION)
            .layer("check")
            .definedBy(Packages.EXPRESSION_CHECK)
            .whereLayer("functions")
            .mayNotAccessAnyLayer()
            .whereLayer("tree")
            .mayOnlyAccessLayers("functions")
            .whereLayer("syntax")
            .mayOnlyAccessLayers("functions", "tree")
            .whereLayer("evaluation")
            .mayOnlyAccessLayers("functions", "tree")
            .because("text, value and type of an expression are three things, and only the check needs the other two");

    static final ArchRule SPACE_KNOWS_NO_TABLES = noClasses()
            .that()
            .resideInAPackage(Packages.SPACE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Packages.DECIDING, Packages.PROOF)
            .because("it is the geometry that both stand on");

    static final ArchRule ONLY_DEFINITION_PROVES_TABLES = noClasses()
            .that()
            .resideOutsideOfPackages(Packages.DEFINITION, Packages.PROOF)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Packages.PROOF)
            .because("tables are proven before they are published; deciding and running know nothing of it");

    static final ArchRule EXECUTION_KNOWS_NOTHING_ABOUT_ITS_MOVES = noClasses()
            .that()
            .resideInAPackage("..workfloo.execution")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..workfloo.execution.*..")
            .because("a step makes events, and folding them needs no step");

    static final ArchRule DEFINITIONS_POINT_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("documents")
            .definedBy(Packages.DOCUMENT)
            .layer("forms")
            .definedBy(Packages.DEFINITION_FORM)
            .layer("files")
            .definedBy(Packages.DEFINITION_FILE)
            .layer("model")
            .definedBy(Packages.DEFINITION_MODEL)
            .layer("proven flow")
            .definedBy(Packages.DEFINITION_FLOW)
            .layer("definition document")
            .definedBy(Packages.DEFINITION_DOCUMENT)
            .layer("check")
            .definedBy(Packages.DEFINITION_CHECK)
            .whereLayer("documents")
            .mayNotAccessAnyLayer()
            .whereLayer("forms")
            .mayOnlyAccessLayers("documents")
            .whereLayer("files")
            .mayOnlyAccessLayers("documents", "forms")
            .whereLayer("model")
            .mayOnlyAccessLayers("forms", "files")
            .whereLayer("definition document")
            .mayOnlyAccessLayers("documents", "forms", "files", "model")
            .whereLayer("check")
            .mayOnlyAccessLayers("documents", "forms", "files", "model", "proven flow")
            .because("a flow is the same however it is written, and what is written may be wrong");

    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("..workfloo.(**)").should().beFreeOfCycles();

    static final ArchRule NO_CYCLES_AT_THE_TOP =
            slices().matching("..workfloo.(*)..").should().beFreeOfCycles();

    static final ArchRule CORE_KNOWS_ONLY_VALUES = CompositeArchRule.of(classes()
                    .that(Packages.CORE
                            .and(DescribedPredicate.not(Packages.STREAMING))
                            .and(DescribedPredicate.not(Packages.REFLECTING)))
                    .should()
                    .onlyDependOnClassesThat(Purity.pureTypes()))
            .and(classes()
                    .that(Packages.STREAMING)
                    .should()
                    .onlyDependOnClassesThat(Purity.pureTypesAndStreams())
                    .allowEmptyShould(true))
            .and(classes()
                    .that(Packages.REFLECTING)
                    .should()
                    .onlyDependOnClassesThat(Purity.pureTypesAndRecords())
                    .allowEmptyShould(true));

    static final ArchRule CORE_ASKS_NO_CLOCK_OR_DICE =
            noClasses().that(Packages.CORE).should().accessTargetWhere(Purity.ambientState());

    static final ArchRule NOTHING_ASKS_THE_MACHINES_LOCALE = noClasses()
            .should()
            .accessTargetWhere(Locales.theMachines())
            .because("what is printed must not hang on where it is printed: name Locale.ROOT");

    static final ArchRule VAVR_IS_CONTROL_ONLY = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.vavr..").and(DescribedPredicate.not(resideInAPackage("io.vavr.control"))))
            .because("collections are the JDK's");

    static final ArchRule ADAPTERS_STAY_APART = classes()
            .that(DescribedPredicate.describe("are adapters", Roles::isAdapter))
            .should(Roles.keepOffOtherAdapters())
            .because("STRICT does not see primary to primary or secondary to secondary");

    static final ArchRule ONLY_SERVER_TOUCHES_JDBC = noClasses()
            .that()
            .resideOutsideOfPackages(Packages.SERVER, Packages.JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Packages.JDBC)
            .because("a host that takes the HTTP routes brings its own store");

    static final ArchRule NOBODY_USES_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage(Packages.SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Packages.SERVER);

    static final ArchRule NOTHING_IN_PRODUCTION_USES_THE_TEST_KIT = noClasses()
            .that()
            .resideOutsideOfPackage(Packages.TEST_KIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Packages.TEST_KIT)
            .because("it brings JUnit, and is for tests");

    static final ArchRule WIRE_KNOWS_CORE_AND_JSON = classes()
            .that()
            .resideInAPackage(Packages.WIRE)
            .should()
            .onlyDependOnClassesThat(Packages.DOMAIN.or(resideInAnyPackage(
                    Packages.PORT_IN,
                    Packages.WIRE,
                    "java..",
                    "com.fasterxml.jackson..",
                    "io.vavr.control",
                    "org.jspecify..")));

    static final ArchRule WORKER_USES_ONE_DRIVING_PORT = classes()
            .that()
            .resideInAPackage(Packages.WORKER)
            .should(Directions.shareOneDrivingPort())
            .allowEmptyShould(true)
            .because("it brings results back as commands, and does nothing else");

    static final ArchRule ROUTES_TAKE_PORTS = noClasses()
            .that()
            .resideInAPackage(Packages.HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Packages.FACADE, Packages.DEFINITION_USE_CASES, Packages.PORT_OUT);

    static final ArchRule ONLY_OPERATIONS_DRIVE = noClasses()
            .that()
            .resideInAPackage(Packages.HTTP)
            .and()
            .resideOutsideOfPackage(Packages.OPERATION)
            .should()
            .dependOnClassesThat(Packages.DRIVEN_BY_OPERATIONS)
            .because("what no route declares asks for no right, reads no body and is described nowhere");

    static final ArchRule DRIVING_PORTS_HIDE_DRIVEN_ONES = noClasses()
            .that()
            .resideInAPackage(Packages.PORT_IN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Packages.PORT_OUT)
            .because("STRICT does not notice a primary port that exposes a secondary one");

    static final ArchRule NAMES_ARE_THE_FIELDS =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)|.*[.$]Test");

    static final ArchRule SIMPLE_NAMES_ARE_UNIQUE =
            classes().that(Visibility.TOP_LEVEL).should(Names.haveASimpleNameOfTheirOwn());

    static final ArchRule NO_EITHER_IS_FORCED = noClasses()
            .should()
            .callMethod(Either.class, "get")
            .orShould()
            .callMethod(Either.class, "getLeft")
            .because("fold, map and flatMap cannot be called on the wrong side");

    static final ArchRule HALF_IS_PACKAGE_PRIVATE =
            classes().that(Visibility.TOP_LEVEL).should(Visibility.bePackagePrivateByHalf());

    static final ArchRule ONLY_SERVER_CHOOSES_LIBRARIES = noClasses()
            .that()
            .resideOutsideOfPackage(Packages.SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ch.qos.logback..",
                    "picocli..",
                    "com.zaxxer.hikari..",
                    "io.micrometer.prometheusmetrics..",
                    "io.opentelemetry.sdk..");

    static final ArchRule EACH_LIBRARY_HAS_ITS_PART_OF_THE_SERVER = CompositeArchRule.of(
                    only("com.zaxxer.hikari..", "..workfloo.server.database"))
            .and(only("ch.qos.logback..", "..workfloo.server.log"))
            .and(only("io.micrometer.prometheusmetrics..", "..workfloo.server.watch"))
            .and(only("io.opentelemetry.sdk..", "..workfloo.server.watch"))
            .and(only("picocli..", "..workfloo.server", "..workfloo.server.settings", "..workfloo.server.command"));

    private static ArchRule only(String library, String... parts) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(parts)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    static final ArchRule ONLY_HTTP_WORKER_AND_SERVER_LOG = noClasses()
            .that()
            .resideOutsideOfPackages(Packages.HTTP, Packages.WORKER, Packages.SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..");

    static final ArchRule ONLY_TELEMETRY_AND_SERVER_MEASURE = noClasses()
            .that()
            .resideOutsideOfPackages(Packages.TELEMETRY, Packages.SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.opentelemetry..");

    static final ArchRule ONLY_ITS_PART_SPEAKS_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage(Packages.OUTBOUND_HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..")
            .because("the limits on what the other side may say are kept there");

    static final ArchRule ONLY_ITS_PART_SPEAKS_SMTP = noClasses()
            .that()
            .resideOutsideOfPackage(Packages.OUTBOUND_MAIL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    private Rules() {}
}
