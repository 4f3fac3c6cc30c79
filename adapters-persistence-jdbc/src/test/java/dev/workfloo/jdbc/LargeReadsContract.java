package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.Executions.Histories;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.StatusCallback.Named;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Room is asked for before what is large is read. */
abstract class LargeReadsContract {

    private static final int LARGE = 1_000_000;

    private final Scope scope = Scope.production(aWorkspace().name());
    private final List<Long> asked = new ArrayList<>();

    abstract JdbcStore store();

    /** The same database, into whose rows all is written, as the release before did it. */
    abstract JdbcStore rolling();

    abstract DataSource connections();

    @AfterEach
    void askNobody() {
        store().onLargeRead(bytes -> {});
    }

    private ExecutionId answeredWith(int characters, JdbcStore store) {
        return answered(Map.of("any", "x".repeat(characters)), store);
    }

    private ExecutionId answered(Map<String, Object> answers, JdbcStore store) {
        Object[] fields =
                answers.keySet().stream().map(name -> aField(name, "TEXT")).toArray();
        WorkflooDefinition definition = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Two forms",
                "start",
                "form",
                "nodes",
                List.of(
                        aFormNode("form", "second", fields),
                        aFormNode("second", "", aField("more", "TEXT", "required", true)))));
        published(store, scope.workspace(), definition);
        return Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .build()
                .executions()
                .execute(StartWorkfloo.of(scope, definition.id().hex()).withForm(answers))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private Value.Text kept(ExecutionId id) {
        WorkflooExecution execution = store().executions().find(scope, id).orElseThrow();
        return (Value.Text) execution.data().values().get(new NodeId("form")).get("any");
    }

    @Test
    void whatIsSmallIsReadAtOnce() {
        ExecutionId id = answeredWith(1_000, store());
        store().onLargeRead(asked::add);

        assertTrue(store().executions().find(scope, id).isPresent());
        assertTrue(store().executions().find(id).isPresent());
        assertTrue(store().executions().history(scope, id).isPresent());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsLargeIsReadWithItsSizeKnown() {
        ExecutionId id = answeredWith(LARGE, rolling());
        store().onLargeRead(asked::add);

        assertTrue(store().executions().find(scope, id).isPresent());
        assertTrue(store().executions().find(id).isPresent());
        assertTrue(store().executions().history(scope, id).isPresent());

        assertEquals(3, asked.size());
        assertTrue(asked.stream().allMatch(bytes -> bytes >= LARGE && bytes < 3L * LARGE), asked.toString());
    }

    @Test
    void itIsNotReadWithoutRoom() {
        ExecutionId id = answeredWith(LARGE, rolling());
        store().onLargeRead(bytes -> {
            throw new StoreUnavailable("no room");
        });

        assertThrows(StoreUnavailable.class, () -> store().executions().find(scope, id));
        assertThrows(StoreUnavailable.class, () -> store().executions().history(scope, id));
    }

    @Test
    void historiesThatAreSmallTogetherAreReadAtOnce() {
        List<ExecutionId> ids = List.of(
                answeredWith(100, store()),
                answeredWith(LARGE, rolling()),
                answeredWith(150_000, rolling()),
                answeredWith(150_000, rolling()),
                answeredWith(100, store()));
        store().onLargeRead(asked::add);
        List<Integer> looked = new ArrayList<>();
        List<ExecutionId> rest = ids;

        while (!rest.isEmpty()) {
            Histories read = store().executions().histories(scope, rest);
            looked.add(read.looked());
            assertEquals(read.looked(), read.found().size());
            rest = rest.subList(read.looked(), rest.size());
        }

        assertEquals(List.of(1, 1, 1, 2), looked);
        assertEquals(1, asked.size());
        assertTrue(asked.get(0) >= LARGE, asked.toString());
    }

    /** A flow that goes round may write much that is not personal. */
    @Test
    void whatIsNotEncryptedCountsToo() {
        List<ExecutionId> ids = List.of(answeredWith(100, store()), answeredWith(100, store()));
        new Sql(connections())
                .update(
                        "update workfloo_execution set begun = begun || repeat(' ', 300000) where id = ?",
                        ids.get(0).hex());
        store().onLargeRead(asked::add);

        Histories read = store().executions().histories(scope, ids);

        assertEquals(1, read.looked());
        assertTrue(read.found().get(0).isRight());
        assertEquals(1, asked.size());
        assertTrue(asked.get(0) > 300_000, asked.toString());
    }

    /** What is kept elsewhere is not read with the execution, and asks for itself. */
    @Test
    void aLongTextIsReadWithItsSizeKnown() {
        ExecutionId id = answeredWith(LARGE, store());
        store().onLargeRead(asked::add);

        Value.Text kept = kept(id);
        assertEquals(List.of(), asked);
        assertEquals(LARGE, kept.text().length());
        assertEquals(List.of((long) LARGE), asked);
    }

    /** Each of them is no large one. */
    @Test
    void manyTextsAreCountedTogether() {
        Map<String, Object> answers = new TreeMap<>();
        for (int i = 0; i < 20; i++) answers.put("text" + i, ("text " + i + " ").repeat(25_000));
        ExecutionId id = answered(answers, store());
        store().onLargeRead(asked::add);

        Map<String, Value> kept = store().executions()
                .find(scope, id)
                .orElseThrow()
                .data()
                .values()
                .get(new NodeId("form"))
                .members();
        int characters = kept.values().stream()
                .mapToInt(it -> ((Value.Text) it).text().length())
                .sum();

        assertEquals(characters, asked.stream().mapToLong(it -> it).sum());
        assertTrue(characters >= 20 * 175_000, () -> "" + characters);
    }

    private Named tellingAtLength() {
        ExecutionId id = answeredWith(1, store());
        WorkflooExecution execution = store().executions().find(id).orElseThrow();
        Progress begun = begun(aStart(scope, execution.start().version()));
        StatusCallback told = new StatusCallback(
                begun.execution().id(),
                begun.execution().revision(),
                StatusCallback.Kind.WAITING,
                NOON,
                new CallbackReceiver("https://example.com/hook", Optional.empty()),
                "x".repeat(LARGE));
        store().journal().start(begun.withCallback(told, new NodeId("form")), Optional.empty());
        return new Named(told.execution(), told.revision());
    }

    /** Who only looks which are to be told, or were not taken, reads none of them. */
    @Test
    void aLongCallbackIsReadOnlyToBeTold() {
        Named told = tellingAtLength();
        CallbackDeliveries deliveries = store().callbackDeliveries();
        store().onLargeRead(asked::add);

        Summary pending = deliveries.firstPending(told.execution()).orElseThrow();
        assertEquals(Optional.of(pending), deliveries.summary(told.execution(), told.revision()));
        assertEquals(List.of(), asked);
        CallbackDelivery read =
                deliveries.find(told.execution(), told.revision()).orElseThrow();
        assertEquals(LARGE, read.callback().body().length());
        assertEquals(1, asked.size());
        assertTrue(asked.get(0) >= LARGE && asked.get(0) < 3L * LARGE, asked.toString());
        deliveries.settle(read.tried(State.GIVEN_UP), NOON);
        assertEquals(
                List.of(told),
                deliveries.givenUp(scope.workspace(), 10).stream()
                        .map(Summary::named)
                        .toList());
        assertEquals(1, asked.size());
    }

    @Test
    void aLongCallbackIsNotReadWithoutRoom() {
        Named told = tellingAtLength();
        store().onLargeRead(bytes -> {
            throw new StoreUnavailable("no room");
        });

        assertThrows(
                StoreUnavailable.class, () -> store().callbackDeliveries().find(told.execution(), told.revision()));
    }

    @Test
    void aLongTextIsNotReadWithoutRoom() {
        ExecutionId id = answeredWith(LARGE, store());
        store().onLargeRead(bytes -> {
            throw new StoreUnavailable("no room");
        });

        Value.Text kept = kept(id);

        assertThrows(StoreUnavailable.class, () -> kept.text());
    }
}
