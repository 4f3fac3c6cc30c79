package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.APPLICANT;
import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenarioId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.Problem.Kind;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo.FirstAnswers;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.NothingToAnswer;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioPolicy;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecuteWorkflooTest {

    private static final String NO_SCENARIO = "";

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final DefinitionVersion version = aPublishedDefinition(store, workspace);
    private final DefinitionId definition = version.definition();
    private final Scenario scenario = kept(store, workspace, aScenario(definition));

    private StartWorkfloo aStart() {
        return StartWorkfloo.of(production(workspace), definition.hex());
    }

    private StartWorkfloo aStart(Scope scope, String definitionId, String scenarioId) {
        return StartWorkfloo.of(scope, definitionId).inScenario(scenarioId);
    }

    private Workfloo askingForFewerScenarios() {
        return Workfloo.builder(store, clock, new SecureRandom())
                .scenarios(ScenarioPolicy.CONNECTORS)
                .build();
    }

    private Either<WorkflooProblem, StartedWorkfloo> execute(StartWorkfloo command) {
        return workfloo.executions().execute(command);
    }

    private StartedWorkfloo started(StartWorkfloo command) {
        return execute(command).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private WorkflooExecution executionOf(Scope scope, StartedWorkfloo started) {
        return store.executions().find(scope, started.id()).orElseThrow();
    }

    private static Either<WorkflooProblem, StartedWorkfloo> refused(WorkflooProblem problem) {
        return Either.left(problem);
    }

    // Starting

    @Test
    void startsTheCurrentVersion() {
        Origin origin = new Origin("integration", Optional.of("192.0.2.7"));
        CallbackReceiver callback = new CallbackReceiver("https://example.com/hook", Optional.of("key"));

        StartedWorkfloo started = started(aStart().from(origin).reportingTo(callback));

        WorkflooExecution execution = executionOf(production(workspace), started);
        assertEquals(version, execution.start().version());
        assertEquals(origin, execution.start().origin());
        assertEquals(Optional.of(callback), execution.start().callback());
        assertEquals(Optional.empty(), execution.start().scenario());
        assertEquals(Optional.of(APPLICANT), execution.position().waitsAt());
        assertEquals(NOON, execution.startedAt());
    }

    @Test
    void startsInAScenarioOfTheSandbox() {
        StartedWorkfloo started = started(
                aStart(sandbox(workspace), definition.hex(), scenario.id().hex()));

        WorkflooExecution execution = executionOf(sandbox(workspace), started);
        assertEquals(
                Optional.of(new ChosenScenario(scenario.id(), scenario.name())),
                execution.start().scenario());
        assertEquals(Optional.empty(), store.executions().find(production(workspace), started.id()));
    }

    @Test
    void readsIdsInAnyCase() {
        String upper = definition.hex().toUpperCase(Locale.ROOT);

        StartedWorkfloo started =
                started(aStart(sandbox(workspace), upper, scenario.id().hex().toUpperCase(Locale.ROOT)));

        assertEquals(version, executionOf(sandbox(workspace), started).start().version());
    }

    @Test
    void ignoresAScenarioOutsideTheSandbox() {
        StartedWorkfloo started = started(aStart(production(workspace), definition.hex(), "no id at all"));

        assertEquals(
                Optional.empty(),
                executionOf(production(workspace), started).start().scenario());
    }

    @Test
    void takesAnswersToTheFirstForm() {
        StartedWorkfloo started = started(aStart().withForm(Map.of("first_name", "ANA")));

        WorkflooExecution execution = executionOf(production(workspace), started);
        assertEquals(
                Map.of(APPLICANT, context("first_name", "ANA")),
                execution.data().values());
        assertEquals(List.of("applied"), execution.data().labels());
    }

    @Test
    void takesNoAnswersAtAllForNone() {
        StartedWorkfloo started = started(aStart().withForm(Map.of()));

        assertEquals(
                Optional.of(APPLICANT),
                executionOf(production(workspace), started).position().waitsAt());
    }

    @Test
    void mayAskForScenariosOfConnectorsOnly() {
        Workfloo fewer = askingForFewerScenarios();
        DefinitionId credit = published(store, workspace, aCreditFlow()).definition();

        StartedWorkfloo without = fewer.executions()
                .execute(StartWorkfloo.of(sandbox(workspace), definition.hex()))
                .get();

        assertEquals(
                Optional.empty(),
                executionOf(sandbox(workspace), without).start().scenario());
        assertEquals(
                refused(WorkflooProblem.SCENARIO_REQUIRED),
                fewer.executions().execute(aStart(sandbox(workspace), credit.hex(), NO_SCENARIO)));
    }

    @Test
    void looksThenForTheDefinitionFirst() {
        Workfloo fewer = askingForFewerScenarios();
        StartWorkfloo unknown =
                StartWorkfloo.of(sandbox(workspace), aDefinitionId().hex());

        assertEquals(
                refused(WorkflooProblem.UNKNOWN_DEFINITION), fewer.executions().execute(unknown));
        assertEquals(
                refused(WorkflooProblem.UNKNOWN_SCENARIO),
                fewer.executions()
                        .execute(aStart(
                                sandbox(workspace),
                                definition.hex(),
                                aScenarioId().hex())));
    }

    @Test
    void asksForAScenarioOnceAConnectorIsPublished() {
        Workfloo fewer = askingForFewerScenarios();
        StartWorkfloo start = StartWorkfloo.of(sandbox(workspace), CreditFlow.ID);
        published(store, workspace, read(withoutConnector()));
        assertTrue(fewer.executions().execute(start).isRight());

        published(store, workspace, aCreditFlow());
        assertEquals(
                refused(WorkflooProblem.SCENARIO_REQUIRED), fewer.executions().execute(start));

        published(store, workspace, read(withoutConnector()));
        assertTrue(fewer.executions().execute(start).isRight());
    }

    private static WorkflooDefinition aCreditFlow() {
        return DefinitionReader.read(CreditFlow.document()).get();
    }

    private static Map<String, Object> withoutConnector() {
        return aDocument(DefinitionId.parse(CreditFlow.ID).orElseThrow());
    }

    @Test
    void givesEveryStartItsOwnIdAndNumber() {
        Set<StartedWorkfloo> started = new HashSet<>();
        for (int i = 0; i < 20; i++) started.add(started(aStart()));

        assertEquals(20, started.stream().map(StartedWorkfloo::id).distinct().count());
        assertEquals(
                20, started.stream().map(StartedWorkfloo::number).distinct().count());
    }

    @Test
    void costsOneWriteAndNoReadOnceItIsWarm() {
        StartWorkfloo inProduction = aStart().once(anIdempotencyKey());
        StartWorkfloo inSandbox =
                aStart(sandbox(workspace), definition.hex(), scenario.id().hex());
        started(aStart());
        started(inSandbox);
        int reads = store.reads();
        int writes = store.writes();

        started(inProduction);
        started(inSandbox);

        assertEquals(reads, store.reads());
        assertEquals(writes + 2, store.writes());
    }

    // Refusals, in the order of the contract

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void requiresADefinitionFirstOfAll(String blank) {
        WorkflooProblem required = WorkflooProblem.fieldRequired("idWorkflooDefinition");

        assertEquals(refused(required), execute(aStart(production(workspace), blank, NO_SCENARIO)));
        assertEquals(refused(required), execute(aStart(sandbox(workspace), blank, NO_SCENARIO)));
        assertEquals(Map.of("idWorkflooDefinition", "required"), required.fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void requiresAScenarioBeforeItLooksForAnything(String blank) {
        String unknown = aDefinitionId().hex();

        assertEquals(refused(WorkflooProblem.SCENARIO_REQUIRED), execute(aStart(sandbox(workspace), unknown, blank)));
        assertEquals(
                refused(WorkflooProblem.SCENARIO_REQUIRED),
                execute(StartWorkfloo.of(sandbox(workspace), definition.hex())));
    }

    @Test
    void looksForTheDefinitionBeforeTheScenario() {
        for (String unknown : List.of(aDefinitionId().hex(), "no id", definition.hex() + "0")) {
            assertEquals(
                    refused(WorkflooProblem.UNKNOWN_DEFINITION),
                    execute(aStart(sandbox(workspace), unknown, "no id")
                            .reportingTo(new CallbackReceiver("no url", Optional.empty()))));
        }
    }

    @Test
    void knowsNoDefinitionOfAnotherWorkspace() {
        assertEquals(
                refused(WorkflooProblem.UNKNOWN_DEFINITION),
                execute(StartWorkfloo.of(production(aWorkspace()), definition.hex())));
    }

    @Test
    void looksForTheScenarioBeforeItReadsTheRest() {
        DefinitionVersion other = aPublishedDefinition(store, workspace);
        Scenario theirs = kept(store, workspace, aScenario(other.definition()));

        for (String unknown : List.of(aScenarioId().hex(), "no id", theirs.id().hex())) {
            assertEquals(
                    refused(WorkflooProblem.UNKNOWN_SCENARIO),
                    execute(aStart(sandbox(workspace), definition.hex(), unknown)
                            .reportingTo(new CallbackReceiver("no url", Optional.empty()))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "https://",
                "https://user@example.com",
                "https://u:p@example.com/",
                "https://exa mple.com",
                "https://example.com/ñ",
                "https:///path",
                "javascript:alert(1)",
                "https://example.com\n"
            })
    void refusesACallbackThatIsNoUrl(String url) {
        StartWorkfloo command = aStart().reportingTo(new CallbackReceiver(url, Optional.empty()))
                .withForm(Map.of("first_name", 5));

        Either<WorkflooProblem, StartedWorkfloo> refused = execute(command);

        String reason = "must be an http or https URL of at most 2048 characters, without a user";
        assertEquals(
                Map.of("callbackUrl", reason, "first_name", "must be text"),
                refused.getLeft().fields());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost:8080/a?b=c#d",
                "HTTPS://EXAMPLE.COM/",
                "https://[2001:db8::1]/",
                "https://example.com?x=a@b"
            })
    void takesACallbackThatIsAUrl(String url) {
        assertTrue(execute(aStart().reportingTo(new CallbackReceiver(url, Optional.empty())))
                .isRight());
    }

    @Test
    void refusesACallbackThatIsTooLong() {
        String longest = "https://example.com/" + "x".repeat(2_048 - 20);

        Either<WorkflooProblem, StartedWorkfloo> fits =
                execute(aStart().reportingTo(new CallbackReceiver(longest, Optional.of("k".repeat(2_048)))));
        Either<WorkflooProblem, StartedWorkfloo> longUrl =
                execute(aStart().reportingTo(new CallbackReceiver(longest + "x", Optional.empty())));
        Either<WorkflooProblem, StartedWorkfloo> longKey =
                execute(aStart().reportingTo(new CallbackReceiver(longest, Optional.of("k".repeat(2_049)))));

        assertTrue(fits.isRight());
        assertEquals(Set.of("callbackUrl"), longUrl.getLeft().fields().keySet());
        assertEquals(Set.of("callbackXApiKey"), longKey.getLeft().fields().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nb", "ñ", " leading", "trailing ", "a\0b"})
    void refusesACallbackKeyThatNoHeaderCarries(String key) {
        StartWorkfloo command = aStart().reportingTo(new CallbackReceiver("https://example.com", Optional.of(key)));

        Either<WorkflooProblem, StartedWorkfloo> refused = execute(command);

        String reason = "must be printable ASCII of at most 2048 characters";
        assertEquals(refused(new Refused(new FieldsWrong(Map.of("callbackXApiKey", reason)))), refused);
    }

    @Test
    void startsNothingWhenTheFormIsRefused() {
        IdempotencyKey key = anIdempotencyKey();
        int writes = store.writes();

        Either<WorkflooProblem, StartedWorkfloo> refused =
                execute(aStart().withForm(Map.of("birth_date", "soon")).once(key));

        assertEquals(Kind.FIELDS_MISSING, refused.getLeft().kind());
        assertEquals(
                Map.of("first_name", "required", "birth_date", "must be a date that exists, written YYYY-MM-DD"),
                refused.getLeft().fields());
        assertEquals(writes, store.writes());
        assertEquals(Optional.empty(), store.executions().startedUnder(production(workspace), key.key()));
    }

    @Test
    void refusesAnswersThatNobodyAskedFor() {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", "done");
        document.put("nodes", List.of(aLabelNode("done", "", "done")));
        DefinitionVersion labels = published(store, workspace, read(document));
        StartWorkfloo command =
                StartWorkfloo.of(production(workspace), labels.definition().hex());
        FirstAnswers documents = new FirstAnswers(Optional.empty(), Optional.of(context("ine", "aGk=")));
        FirstAnswers nothing = new FirstAnswers(Optional.of(Value.Context.EMPTY), Optional.of(Value.Context.EMPTY));

        Either<WorkflooProblem, StartedWorkfloo> withForm = execute(command.withForm(Map.of("a", 1)));
        Either<WorkflooProblem, StartedWorkfloo> withDocuments = execute(command.answering(documents));
        Either<WorkflooProblem, StartedWorkfloo> withNothing = execute(command.answering(nothing));

        assertEquals(refused(new Refused(new NothingToAnswer("form", "FORM"))), withForm);
        assertEquals(
                refused(new Refused(new FieldsWrong(new NothingToAnswer("document", "DOCUMENT").fields()))),
                withDocuments);
        assertTrue(withNothing.isRight());
    }

    // What others change meanwhile

    @Test
    void startsTheVersionPublishedMeanwhile() {
        started(aStart());
        DefinitionVersion next = republished(store, workspace, version);

        StartedWorkfloo started = started(aStart());

        assertEquals(next, executionOf(production(workspace), started).start().version());
    }

    @Test
    void startsTheVersionPublishedAtTheLastMoment() {
        store.beforeTheNextWrite(() -> republished(store.unwatched(), workspace, version));

        StartedWorkfloo started = started(aStart());

        assertEquals(
                new DefinitionVersion(definition, 2),
                executionOf(production(workspace), started).start().version());
    }

    @Test
    void judgesAnswersByTheVersionPublishedMeanwhile() {
        started(aStart());
        Map<String, Object> relaxed = aDocument(definition);
        relaxed.put("nodes", List.of(aFormNode("applicant", "", aField("nickname", "TEXT"))));
        published(store, workspace, read(relaxed));

        Either<WorkflooProblem, StartedWorkfloo> started = execute(aStart().withForm(Map.of("nickname", "Anita")));

        assertTrue(started.isRight());
    }

    @Test
    void knowsADeletedScenarioNoMore() {
        StartWorkfloo command =
                aStart(sandbox(workspace), definition.hex(), scenario.id().hex());
        started(command);
        store.scenarios().replaceAll(workspace, definition, List.of());

        Either<WorkflooProblem, StartedWorkfloo> refused = execute(command);

        assertEquals(refused(WorkflooProblem.UNKNOWN_SCENARIO), refused);
    }

    @Test
    void startsInAScenarioUnderItsNewName() {
        StartWorkfloo command =
                aStart(sandbox(workspace), definition.hex(), scenario.id().hex());
        Scenario renamed = new Scenario(scenario.id(), definition, "Renamed", scenario.script(), scenario.expect());
        store.beforeTheNextWrite(() -> {
            kept(store.unwatched(), workspace, renamed);
            republished(store.unwatched(), workspace, version);
        });

        StartedWorkfloo started = started(command);

        assertEquals(
                Optional.of(new ChosenScenario(scenario.id(), "Renamed")),
                executionOf(sandbox(workspace), started).start().scenario());
    }

    @Test
    void findsADefinitionPublishedAfterARefusal() {
        DefinitionId late = aDefinitionId();
        StartWorkfloo command = StartWorkfloo.of(production(workspace), late.hex());
        Either<WorkflooProblem, StartedWorkfloo> before = execute(command);
        published(store, workspace, aDefinition(late));

        Either<WorkflooProblem, StartedWorkfloo> after = execute(command);

        assertEquals(refused(WorkflooProblem.UNKNOWN_DEFINITION), before);
        assertTrue(after.isRight());
    }

    @Test
    void givesUpOnADefinitionThatNeverStandsStill() {
        store.beforeEachWrite(() -> republished(
                store.unwatched(),
                workspace,
                store.unwatched().definitions().current(workspace, definition).orElseThrow()));

        assertThrows(StoreUnavailable.class, () -> execute(aStart()));
    }

    // Idempotency keys

    @Test
    void givesTheFirstAnswerToARepeatedStart() {
        StartWorkfloo command = aStart().once(anIdempotencyKey());

        StartedWorkfloo first = started(command);
        StartedWorkfloo second = started(command);

        assertEquals(first, second);
        assertNotEquals(first, started(aStart()));
    }

    @Test
    void givesTheFirstAnswerWhateverHasHappenedSince() {
        StartWorkfloo command = aStart(
                        sandbox(workspace), definition.hex(), scenario.id().hex())
                .once(anIdempotencyKey());
        StartedWorkfloo first = started(command);
        republished(store, workspace, version);
        store.scenarios().replaceAll(workspace, definition, List.of());
        clock.pass(Duration.ofHours(23));

        StartedWorkfloo again = started(command);

        assertEquals(first, again);
    }

    @Test
    void givesTheFirstAnswerBeforeAnyRefusal() {
        IdempotencyKey key = anIdempotencyKey();
        StartedWorkfloo first = started(aStart().once(key));

        for (StartWorkfloo wrong : List.of(
                StartWorkfloo.of(production(workspace), " "),
                StartWorkfloo.of(production(workspace), aDefinitionId().hex()),
                aStart().withForm(Map.of("birth_date", "soon")))) {
            assertEquals(Either.right(first), execute(wrong.once(key)));
        }
    }

    @Test
    void refusesAKeyThatCameWithAnotherPayload() {
        IdempotencyKey key = anIdempotencyKey();
        IdempotencyKey reused =
                IdempotencyKey.of(key.key(), Value.of("another")).orElseThrow();
        started(aStart().once(key));

        Either<WorkflooProblem, StartedWorkfloo> right = execute(aStart().once(reused));
        Either<WorkflooProblem, StartedWorkfloo> wrong =
                execute(StartWorkfloo.of(production(workspace), "").once(reused));

        assertEquals(refused(WorkflooProblem.IDEMPOTENCY_KEY_REUSED), right);
        assertEquals(refused(WorkflooProblem.IDEMPOTENCY_KEY_REUSED), wrong);
    }

    @Test
    void remembersNoRefusalUnderAKey() {
        IdempotencyKey key = anIdempotencyKey();
        execute(aStart().withForm(Map.of("first_name", 5)).once(key));

        Either<WorkflooProblem, StartedWorkfloo> started =
                execute(aStart().withForm(Map.of("first_name", "ANA")).once(key));

        assertTrue(started.isRight());
    }

    @Test
    void startsAnewUnderAKeyAfterADay() {
        StartWorkfloo command = aStart().once(anIdempotencyKey());
        StartedWorkfloo first = started(command);
        clock.pass(Duration.ofHours(24));
        StartedWorkfloo afterADay = started(command);
        clock.pass(Duration.ofNanos(1));

        StartedWorkfloo later = started(command);

        assertEquals(first, afterADay);
        assertNotEquals(first, later);
        assertEquals(later, started(command));
    }

    @Test
    void keepsTheKeysOfEnvironmentsApart() {
        IdempotencyKey key = anIdempotencyKey();
        StartedWorkfloo inProduction = started(aStart().once(key));

        StartedWorkfloo inSandbox = started(
                aStart(sandbox(workspace), definition.hex(), scenario.id().hex())
                        .once(key));

        assertNotEquals(inProduction, inSandbox);
    }

    @Test
    void givesManyWhoRepeatAStartOneAnswer() {
        StartWorkfloo command = aStart().once(anIdempotencyKey());

        List<StartedWorkfloo> started = Race.of(64, number -> started(command));

        assertEquals(1, Set.copyOf(started).size());
    }

    @Test
    void tellsThatAKeyIsStillInUse() {
        store.answerTheNextStart(new KeyInUse());

        Either<WorkflooProblem, StartedWorkfloo> refused = execute(aStart().once(anIdempotencyKey()));

        assertEquals(refused(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE), refused);
    }

    @Test
    void recallsWhatAKeyStarted() {
        IdempotencyKey key = anIdempotencyKey();
        IdempotencyKey reused =
                IdempotencyKey.of(key.key(), Value.of("another")).orElseThrow();
        Scope scope = production(workspace);
        Either<WorkflooProblem, Optional<StartedWorkfloo>> before =
                workfloo.executions().recall(scope, key);

        StartedWorkfloo started = started(aStart().once(key));

        assertEquals(Either.right(Optional.empty()), before);
        assertEquals(Either.right(Optional.of(started)), workfloo.executions().recall(scope, key));
        assertEquals(
                Either.left(WorkflooProblem.IDEMPOTENCY_KEY_REUSED),
                workfloo.executions().recall(scope, reused));
        assertEquals(Either.right(Optional.empty()), workfloo.executions().recall(sandbox(workspace), key));
    }

    @Test
    void recallsNothingAfterADay() {
        IdempotencyKey key = anIdempotencyKey();
        started(aStart().once(key));
        clock.pass(Duration.ofHours(24).plusNanos(1));

        Either<WorkflooProblem, Optional<StartedWorkfloo>> recalled =
                workfloo.executions().recall(production(workspace), key);

        assertEquals(Either.right(Optional.empty()), recalled);
    }
}
