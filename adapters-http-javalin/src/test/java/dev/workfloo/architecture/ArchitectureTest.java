package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.workfloo.Problem;
import dev.workfloo.Silence;
import dev.workfloo.application.Workfloo;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.rule.Value;
import dev.workfloo.server.Main;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plain tests that check a rule each: a runner that misses annotated fields would leave them out and stay green. */
class ArchitectureTest {

    /** In a reactor build the tests of the other modules come as jars, where ArchUnit takes them for production. */
    private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");

    /** Those of the test kit are tests, and so is what they begin with. */
    private static final ImportOption NO_CONTRACTS = location ->
            !location.matches(Pattern.compile(".*/testkit/contract/(\\w+Contract[.$]|fixture/(?!package-info)).*"));

    /** The build writes them of what stands in {@code src/main/jte}. */
    private static final ImportOption NO_TEMPLATES =
            location -> !location.matches(Pattern.compile(".*/Jte\\w+Generated\\.class"));

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(dev\\.workfloo[.a-z]*)` \\|");

    /** The facade's row tells of both sides of the application. */
    private static final Set<String> TOLD_BESIDE =
            Set.of("dev.workfloo.application.port.in", "dev.workfloo.application.port.out");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(NO_TEST_JARS)
            .withImportOption(NO_CONTRACTS)
            .withImportOption(NO_TEMPLATES)
            .importPackages("dev.workfloo");

    @Test
    void looksAtEveryModuleAndAtNoTest() {
        List.of(Workfloo.class, JdbcStore.class, Main.class)
                .forEach(type -> assertTrue(PRODUCTION.contain(type), type.getName()));

        List.of(Fixtures.class, ArchitectureTest.class)
                .forEach(type -> assertFalse(PRODUCTION.contain(type), type.getName()));
    }

    @Test
    void isAHexagon() {
        Rules.HEXAGON.check(PRODUCTION);
    }

    @Test
    void everyPackageHasItsRole() {
        Rules.EVERY_PACKAGE_HAS_ITS_ROLE.check(PRODUCTION);
    }

    /** The README tells where a line belongs. */
    @Test
    void theReadmeNamesEachPackageOnce() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(row -> row.group(1))
                .sorted()
                .toList();

        Set<String> packages =
                PRODUCTION.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(TOLD_BESIDE);
        assertEquals(List.copyOf(packages), rows);
    }

    @Test
    void everyPackageIsNullMarked() {
        Rules.EVERY_PACKAGE_IS_NULL_MARKED.check(PRODUCTION);
    }

    @Test
    void theDomainPointsDownwards() {
        Rules.DOMAIN_POINTS_DOWNWARDS.check(PRODUCTION);
    }

    @Test
    void expressionsPointDownwards() {
        Rules.EXPRESSIONS_POINT_DOWNWARDS.check(PRODUCTION);
    }

    @Test
    void theSpaceOfInputsKnowsNoTables() {
        Rules.SPACE_KNOWS_NO_TABLES.check(PRODUCTION);
    }

    @Test
    void onlyDefinitionProvesTables() {
        Rules.ONLY_DEFINITION_PROVES_TABLES.check(PRODUCTION);
    }

    @Test
    void anExecutionKnowsNothingAboutItsMoves() {
        Rules.EXECUTION_KNOWS_NOTHING_ABOUT_ITS_MOVES.check(PRODUCTION);
    }

    @Test
    void definitionsPointDownwards() {
        Rules.DEFINITIONS_POINT_DOWNWARDS.check(PRODUCTION);
    }

    @Test
    void noCyclesBetweenPackages() {
        Rules.NO_CYCLES_BETWEEN_PACKAGES.check(PRODUCTION);
    }

    @Test
    void noCyclesAtTheTop() {
        Rules.NO_CYCLES_AT_THE_TOP.check(PRODUCTION);
    }

    @Test
    void theCoreKnowsOnlyValues() {
        Rules.CORE_KNOWS_ONLY_VALUES.check(PRODUCTION);
    }

    @Test
    void theCoreAsksNoClockOrDice() {
        Rules.CORE_ASKS_NO_CLOCK_OR_DICE.check(PRODUCTION);
    }

    @Test
    void nothingAsksTheMachinesLocale() {
        Rules.NOTHING_ASKS_THE_MACHINES_LOCALE.check(PRODUCTION);
    }

    @Test
    void vavrIsControlOnly() {
        Rules.VAVR_IS_CONTROL_ONLY.check(PRODUCTION);
    }

    @Test
    void adaptersStayApart() {
        Rules.ADAPTERS_STAY_APART.check(PRODUCTION);
    }

    @Test
    void onlyTheServerTouchesJdbc() {
        Rules.ONLY_SERVER_TOUCHES_JDBC.check(PRODUCTION);
    }

    @Test
    void nobodyUsesTheServer() {
        Rules.NOBODY_USES_SERVER.check(PRODUCTION);
    }

    @Test
    void nothingInProductionUsesTheTestKit() {
        Rules.NOTHING_IN_PRODUCTION_USES_THE_TEST_KIT.check(PRODUCTION);
    }

    @Test
    void wireKnowsTheCoreAndJson() {
        Rules.WIRE_KNOWS_CORE_AND_JSON.check(PRODUCTION);
    }

    @Test
    void theWorkerUsesOneDrivingPort() {
        Rules.WORKER_USES_ONE_DRIVING_PORT.check(PRODUCTION);
    }

    @Test
    void routesTakePorts() {
        Rules.ROUTES_TAKE_PORTS.check(PRODUCTION);
    }

    @Test
    void onlyOperationsDrive() {
        Rules.ONLY_OPERATIONS_DRIVE.check(PRODUCTION);
    }

    @Test
    void drivingPortsHideDrivenOnes() {
        Rules.DRIVING_PORTS_HIDE_DRIVEN_ONES.check(PRODUCTION);
    }

    @Test
    void namesAreTheFields() {
        Rules.NAMES_ARE_THE_FIELDS.check(PRODUCTION);
    }

    @Test
    void simpleNamesAreUnique() {
        Rules.SIMPLE_NAMES_ARE_UNIQUE.check(PRODUCTION);
    }

    @Test
    void noEitherIsForced() {
        Rules.NO_EITHER_IS_FORCED.check(PRODUCTION);
    }

    @Test
    void halfIsPackagePrivate() {
        Rules.HALF_IS_PACKAGE_PRIVATE.check(PRODUCTION);
    }

    @Test
    void onlyTheServerChoosesLibraries() {
        Rules.ONLY_SERVER_CHOOSES_LIBRARIES.check(PRODUCTION);
    }

    /**
     * So that whoever logs an object logs nothing of the kind; rules know no person until an execution holds what they decided, and
     * what properties draw is nobody's, and is drawn to be shown.
     */
    @Test
    void noRecordPrintsWhatAPersonEntered() {
        List<Class<?>> records = PRODUCTION.stream()
                .filter(type -> type.isRecord() && !type.getPackageName().startsWith(Value.class.getPackageName()))
                .filter(type -> !type.getPackageName().startsWith("dev.workfloo.testkit.arbitrary"))
                .<Class<?>>map(JavaClass::reflect)
                .toList();

        Silence.Heard heard = Silence.of(records);

        assertTrue(heard.tried() >= 20, () -> "only " + heard.tried());
        assertEquals(List.of(), heard.talking());
    }

    /** So that whoever prints a left answer sees what is wrong. */
    @Test
    void everyProblemPrintsWhatIsWrong() {
        List<String> silent = PRODUCTION.stream()
                .filter(type -> type.isAssignableTo(Problem.class) && !type.isInterface())
                .filter(type -> type.getMethod("toString").getMethodCallsFromSelf().stream()
                        .noneMatch(call -> call.getName().equals("inWords")))
                .map(JavaClass::getName)
                .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void eachLibraryHasItsPartOfTheServer() {
        Rules.EACH_LIBRARY_HAS_ITS_PART_OF_THE_SERVER.check(PRODUCTION);
    }

    @Test
    void onlyHttpWorkerAndServerLog() {
        Rules.ONLY_HTTP_WORKER_AND_SERVER_LOG.check(PRODUCTION);
    }

    @Test
    void onlyItsPartSpeaksHttp() {
        Rules.ONLY_ITS_PART_SPEAKS_HTTP.check(PRODUCTION);
    }

    @Test
    void onlyItsPartSpeaksSmtp() {
        Rules.ONLY_ITS_PART_SPEAKS_SMTP.check(PRODUCTION);
    }

    @Test
    void onlyTelemetryAndServerMeasure() {
        Rules.ONLY_TELEMETRY_AND_SERVER_MEASURE.check(PRODUCTION);
    }
}
