package dev.workfloo.architecture;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import samples.apart.workfloo.http.WholeKnowsItsPart;
import samples.apart.workfloo.http.part.PartKnowsItsWhole;
import samples.apart.workfloo.jdbc.SecondaryKnowsSecondary;
import samples.apart.workfloo.jdbc.execution.TablesKnowStatements;
import samples.apart.workfloo.jdbc.sql.StatementsKnowTables;
import samples.apart.workfloo.outbound.http.HttpKnowsSocket;
import samples.apart.workfloo.outbound.mail.MailKnowsHttp;
import samples.apart.workfloo.outbound.socket.SocketKnowsHttp;
import samples.apart.workfloo.worker.PrimaryKnowsPrimary;
import samples.cycles.workfloo.http.Hen;
import samples.cycles.workfloo.wire.Egg;
import samples.deciding.workfloo.execution.ExecutionProves;
import samples.deciding.workfloo.rule.decision.DecidesByAProof;
import samples.deciding.workfloo.rule.decision.space.SpaceKnowsAProof;
import samples.deciding.workfloo.rule.decision.space.SpaceKnowsDeciding;
import samples.definitions.workfloo.definition.ModelKnowsItsDocument;
import samples.definitions.workfloo.definition.check.CheckKnowsDocument;
import samples.definitions.workfloo.definition.document.DocumentKnowsCheck;
import samples.definitions.workfloo.definition.form.FormKnowsNode;
import samples.definitions.workfloo.document.DocumentKnowsDefinition;
import samples.dice.workfloo.execution.AsksAround;
import samples.direction.workfloo.RootLooksDown;
import samples.direction.workfloo.access.AccessKnowsRule;
import samples.direction.workfloo.consent.ConsentKnowsScenario;
import samples.direction.workfloo.definition.DefinitionKnowsExecution;
import samples.direction.workfloo.execution.ExecutionKnowsAMove;
import samples.direction.workfloo.execution.ExecutionKnowsScenario;
import samples.direction.workfloo.execution.step.Move;
import samples.direction.workfloo.rule.RuleKnowsDefinition;
import samples.direction.workfloo.scenario.ScenarioKnowsUseCase;
import samples.eithers.workfloo.http.ForcesAnEither;
import samples.expressions.workfloo.rule.expression.TreeKnowsSyntax;
import samples.expressions.workfloo.rule.expression.evaluation.EvaluationKnowsCheck;
import samples.expressions.workfloo.rule.expression.function.FunctionKnowsTree;
import samples.expressions.workfloo.rule.expression.syntax.SyntaxKnowsEvaluation;
import samples.hexagon.workfloo.application.KnowsAnAdapter;
import samples.hexagon.workfloo.http.ReachesBehindThePorts;
import samples.hexagon.workfloo.jdbc.DrivesWorkfloo;
import samples.jdbc.workfloo.http.HttpTouchesJdbc;
import samples.jdbc.workfloo.wire.WireTouchesJdbc;
import samples.jdbc.workfloo.worker.WorkerTouchesJdbc;
import samples.libraries.workfloo.http.RouteKnowsLogback;
import samples.libraries.workfloo.http.RouteKnowsPrometheus;
import samples.libraries.workfloo.jdbc.JdbcKnowsHikari;
import samples.libraries.workfloo.worker.WorkerKnowsPicocli;
import samples.locale.workfloo.http.SpeaksTheMachinesLanguage;
import samples.logging.workfloo.jdbc.JdbcLogs;
import samples.measuring.workfloo.http.RouteMeasures;
import samples.measuring.workfloo.http.RouteTraces;
import samples.names.workfloo.http.DateUtil;
import samples.names.workfloo.http.DateUtils;
import samples.names.workfloo.http.FlowManager;
import samples.names.workfloo.http.FormHelper;
import samples.names.workfloo.http.Outer;
import samples.names.workfloo.http.StatusDto;
import samples.names.workfloo.http.StoreImpl;
import samples.nulls.workfloo.http.Unmarked;
import samples.nulls.workfloo.wire.WithoutPackageInfo;
import samples.operations.workfloo.http.DrivesWithoutARoute;
import samples.parts.workfloo.server.command.CommandKnowsHikari;
import samples.parts.workfloo.server.database.DatabaseKnowsPicocli;
import samples.parts.workfloo.server.settings.SettingsKnowPrometheus;
import samples.parts.workfloo.server.watch.WatchKnowsLogback;
import samples.ports.workfloo.application.port.in.AnswersWithAStore;
import samples.ports.workfloo.application.port.in.HoldsAStore;
import samples.publics.workfloo.http.Open;
import samples.publics.workfloo.http.Wide;
import samples.purity.workfloo.application.UseCaseTouchesTheWorld;
import samples.purity.workfloo.memory.MemoryTouchesTheWorld;
import samples.purity.workfloo.rule.TouchesTheWorld;
import samples.roles.workfloo.mail.WithoutAnyRole;
import samples.roles.workfloo.outbound.WithTwoRoles;
import samples.roles.workfloo.rule.DomainWithARole;
import samples.roles.workfloo.server.ServerWithARole;
import samples.roles.workfloo.server.parts.BeneathServer;
import samples.routes.workfloo.http.TakesAStore;
import samples.routes.workfloo.http.TakesAUseCase;
import samples.routes.workfloo.http.TakesTheFacade;
import samples.server.workfloo.http.RouteKnowsASetting;
import samples.server.workfloo.http.RouteKnowsServer;
import samples.server.workfloo.http.RouteKnowsTheTestKit;
import samples.speaking.workfloo.outbound.CallbackSpeaksHttp;
import samples.speaking.workfloo.outbound.CallbackSpeaksSmtp;
import samples.speaking.workfloo.outbound.mail.MailSpeaksHttp;
import samples.vavr.workfloo.http.ShowsAnotherList;
import samples.vavr.workfloo.jdbc.AnswersATuple;
import samples.wire.workfloo.wire.KnowsJavalin;
import samples.wire.workfloo.wire.KnowsRoutes;
import samples.wire.workfloo.wire.KnowsStores;
import samples.worker.workfloo.worker.BringsResults;
import samples.worker.workfloo.worker.StartsThingsToo;

/** A rule that matches nothing is green for ever, so each one must reject classes written to break it. */
@Tag("long")
class RulesAreNotBlindTest {

    @Test
    void everyRuleIsCheckedAndHasACanary() {
        JavaClass rules = new ClassFileImporter()
                .importPackages("dev.workfloo.architecture")
                .get(Rules.class);
        Set<Class<?>> both = Set.of(ArchitectureTest.class, RulesAreNotBlindTest.class);

        for (JavaField rule : rules.getFields()) {
            assertEquals(both, testsThatRead(rule), rule.getName());
        }
    }

    @Test
    void seesThroughTheHexagon() {
        rejects(Rules.HEXAGON, ReachesBehindThePorts.class, KnowsAnAdapter.class, DrivesWorkfloo.class);
    }

    @Test
    void seesPackagesWithAWrongRole() {
        rejects(
                Rules.EVERY_PACKAGE_HAS_ITS_ROLE,
                WithoutAnyRole.class,
                WithTwoRoles.class,
                DomainWithARole.class,
                ServerWithARole.class,
                BeneathServer.class);
    }

    @Test
    void seesASpaceThatKnowsTables() {
        rejects(Rules.SPACE_KNOWS_NO_TABLES, SpaceKnowsDeciding.class, SpaceKnowsAProof.class);
    }

    @Test
    void seesProofsOutsideOfDefinition() {
        rejects(
                Rules.ONLY_DEFINITION_PROVES_TABLES,
                DecidesByAProof.class,
                SpaceKnowsAProof.class,
                ExecutionProves.class);
    }

    @Test
    void seesPackagesThatAreNotNullMarked() {
        rejects(Rules.EVERY_PACKAGE_IS_NULL_MARKED, Unmarked.class, WithoutPackageInfo.class);
    }

    @Test
    void seesADomainThatPointsUpwards() {
        rejects(
                Rules.DOMAIN_POINTS_DOWNWARDS,
                RootLooksDown.class,
                RuleKnowsDefinition.class,
                AccessKnowsRule.class,
                DefinitionKnowsExecution.class,
                ExecutionKnowsScenario.class,
                ConsentKnowsScenario.class,
                ScenarioKnowsUseCase.class);
    }

    @Test
    void seesExpressionsThatPointUpwards() {
        rejects(
                Rules.EXPRESSIONS_POINT_DOWNWARDS,
                FunctionKnowsTree.class,
                TreeKnowsSyntax.class,
                SyntaxKnowsEvaluation.class,
                EvaluationKnowsCheck.class);
    }

    @Test
    void seesAnExecutionThatKnowsAMove() {
        rejects(Rules.EXECUTION_KNOWS_NOTHING_ABOUT_ITS_MOVES, ExecutionKnowsAMove.class, Move.class);
    }

    @Test
    void seesDefinitionsThatPointUpwards() {
        rejects(
                Rules.DEFINITIONS_POINT_DOWNWARDS,
                DocumentKnowsDefinition.class,
                FormKnowsNode.class,
                ModelKnowsItsDocument.class,
                DocumentKnowsCheck.class,
                CheckKnowsDocument.class);
    }

    @Test
    void seesCyclesInsideAPart() {
        rejects(
                Rules.NO_CYCLES_BETWEEN_PACKAGES,
                samples.innercycles.workfloo.application.Egg.class,
                samples.innercycles.workfloo.application.port.Hen.class);
    }

    @Test
    void seesCyclesAtTheTop() {
        rejects(Rules.NO_CYCLES_AT_THE_TOP, Hen.class, Egg.class);
    }

    @Test
    void seesACoreThatTouchesTheWorld() {
        rejects(Rules.CORE_KNOWS_ONLY_VALUES, UseCaseTouchesTheWorld.class, MemoryTouchesTheWorld.class);
        rejectsEachMethod(Rules.CORE_KNOWS_ONLY_VALUES, TouchesTheWorld.class);
    }

    @Test
    void seesACoreThatAsksClockOrDice() {
        rejectsEachMethod(Rules.CORE_ASKS_NO_CLOCK_OR_DICE, AsksAround.class);
    }

    @Test
    void seesWhoAsksTheMachinesLocale() {
        rejectsEachMethod(Rules.NOTHING_ASKS_THE_MACHINES_LOCALE, SpeaksTheMachinesLanguage.class);
    }

    @Test
    void seesOtherPartsOfVavr() {
        rejects(Rules.VAVR_IS_CONTROL_ONLY, ShowsAnotherList.class, AnswersATuple.class);
    }

    @Test
    void seesAdaptersThatKnowEachOther() {
        rejects(
                Rules.ADAPTERS_STAY_APART,
                PrimaryKnowsPrimary.class,
                SecondaryKnowsSecondary.class,
                StatementsKnowTables.class,
                SocketKnowsHttp.class,
                MailKnowsHttp.class,
                PartKnowsItsWhole.class);
    }

    @Test
    void letsTablesUseStatements() {
        String name = TablesKnowStatements.class.getName();

        List<String> violations = violations(Rules.ADAPTERS_STAY_APART, TablesKnowStatements.class);

        assertTrue(
                violations.stream().noneMatch(violation -> violation.contains("<" + name + ".")), violations::toString);
    }

    @Test
    void letsAnAdapterHaveParts() {
        String name = WholeKnowsItsPart.class.getName();

        List<String> violations = violations(Rules.ADAPTERS_STAY_APART, WholeKnowsItsPart.class);

        assertTrue(violations.stream().noneMatch(violation -> violation.contains(name)), violations::toString);
    }

    @Test
    void letsAPartUseANamedNeighbour() {
        String name = HttpKnowsSocket.class.getName();

        List<String> violations = violations(Rules.ADAPTERS_STAY_APART, HttpKnowsSocket.class);

        assertTrue(
                violations.stream().noneMatch(violation -> violation.contains("<" + name + ".")), violations::toString);
    }

    @Test
    void seesWhoTouchesJdbc() {
        rejects(Rules.ONLY_SERVER_TOUCHES_JDBC, HttpTouchesJdbc.class, WireTouchesJdbc.class, WorkerTouchesJdbc.class);
    }

    @Test
    void seesWhoUsesTheServer() {
        rejects(Rules.NOBODY_USES_SERVER, RouteKnowsServer.class, RouteKnowsASetting.class);
    }

    @Test
    void seesWhoUsesTheTestKit() {
        rejects(Rules.NOTHING_IN_PRODUCTION_USES_THE_TEST_KIT, RouteKnowsTheTestKit.class);
    }

    @Test
    void seesAWireThatKnowsMore() {
        rejects(Rules.WIRE_KNOWS_CORE_AND_JSON, KnowsRoutes.class, KnowsJavalin.class, KnowsStores.class);
    }

    @Test
    void seesAWorkerOnTwoDrivingPorts() {
        rejects(Rules.WORKER_USES_ONE_DRIVING_PORT, BringsResults.class, StartsThingsToo.class);
    }

    @Test
    void seesRoutesPastThePorts() {
        rejects(Rules.ROUTES_TAKE_PORTS, TakesTheFacade.class, TakesAUseCase.class, TakesAStore.class);
    }

    @Test
    void seesWhatIsDrivenWithoutARoute() {
        rejects(Rules.ONLY_OPERATIONS_DRIVE, DrivesWithoutARoute.class);
    }

    @Test
    void seesDrivingPortsThatShowDrivenOnes() {
        rejects(Rules.DRIVING_PORTS_HIDE_DRIVEN_ONES, AnswersWithAStore.class, HoldsAStore.class);
    }

    @Test
    void seesNamesThatSayNothing() {
        rejects(
                Rules.NAMES_ARE_THE_FIELDS,
                StoreImpl.class,
                FlowManager.class,
                FormHelper.class,
                DateUtil.class,
                DateUtils.class,
                StatusDto.class,
                samples.names.workfloo.http.Test.class,
                Outer.Test.class);
    }

    @Test
    void seesTwoTypesWithOneName() {
        rejects(
                Rules.SIMPLE_NAMES_ARE_UNIQUE,
                samples.twins.workfloo.http.Twin.class,
                samples.twins.workfloo.wire.Twin.class);
    }

    @Test
    void seesWhoForcesAnEither() {
        rejectsEachMethod(Rules.NO_EITHER_IS_FORCED, ForcesAnEither.class);
    }

    @Test
    void seesTooManyPublicTypes() {
        rejects(Rules.HALF_IS_PACKAGE_PRIVATE, Open.class, Wide.class);
    }

    @Test
    void seesLibrariesOutsideTheServer() {
        rejects(
                Rules.ONLY_SERVER_CHOOSES_LIBRARIES,
                RouteKnowsLogback.class,
                RouteKnowsPrometheus.class,
                WorkerKnowsPicocli.class,
                JdbcKnowsHikari.class);
    }

    @Test
    void seesLibrariesInAnotherPartOfTheServer() {
        rejects(
                Rules.EACH_LIBRARY_HAS_ITS_PART_OF_THE_SERVER,
                CommandKnowsHikari.class,
                WatchKnowsLogback.class,
                DatabaseKnowsPicocli.class,
                SettingsKnowPrometheus.class);
    }

    @Test
    void seesALibraryThatLogs() {
        rejects(Rules.ONLY_HTTP_WORKER_AND_SERVER_LOG, JdbcLogs.class);
    }

    @Test
    void seesARouteThatMeasures() {
        rejects(Rules.ONLY_TELEMETRY_AND_SERVER_MEASURE, RouteMeasures.class, RouteTraces.class);
    }

    @Test
    void seesWhoElseSpeaksHttp() {
        rejects(Rules.ONLY_ITS_PART_SPEAKS_HTTP, CallbackSpeaksHttp.class, MailSpeaksHttp.class);
    }

    @Test
    void seesWhoElseSpeaksSmtp() {
        rejects(Rules.ONLY_ITS_PART_SPEAKS_SMTP, CallbackSpeaksSmtp.class);
    }

    private static Set<Class<?>> testsThatRead(JavaField rule) {
        return rule.getAccessesToSelf().stream()
                .filter(access -> access.getOrigin().isAnnotatedWith(Test.class))
                .map(access -> access.getOriginOwner().reflect())
                .collect(toSet());
    }

    private static void rejects(ArchRule rule, Class<?>... offenders) {
        List<String> violations = violations(rule, offenders[0]);

        Arrays.stream(offenders).forEach(type -> assertNames(type.getName(), violations));
    }

    private static void rejectsEachMethod(ArchRule rule, Class<?> offender) {
        List<String> violations = violations(rule, offender);

        Arrays.stream(offender.getDeclaredMethods())
                .forEach(method -> assertNames(offender.getName() + "." + method.getName() + "(", violations));
    }

    private static List<String> violations(ArchRule rule, Class<?> offender) {
        String name = offender.getName();
        String sample = name.substring(0, name.indexOf(".workfloo"));
        return rule.evaluate(new ClassFileImporter().importPackages(sample))
                .getFailureReport()
                .getDetails();
    }

    private static void assertNames(String offender, List<String> violations) {
        assertTrue(
                violations.stream().anyMatch(violation -> violation.contains(offender)),
                () -> offender + " is not among " + violations);
    }
}
