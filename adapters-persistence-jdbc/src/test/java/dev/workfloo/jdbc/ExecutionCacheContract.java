package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.jdbc.cache.CacheCounts;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one database, each of which caches executions as it left them. */
abstract class ExecutionCacheContract {

    private static final long PLENTY = 64L * 1024 * 1024;

    /** Begins each read of one execution as it stands. */
    private static final String READ = "select begun_revision";

    private final Scope scope = production(aWorkspace());
    private StatementLog log;
    private Sql sql;
    private JdbcStore store;
    private Workfloo one;
    private Workfloo other;
    private ExecutionId id;

    abstract DataSource connections();

    abstract EncryptionKey key();

    @BeforeEach
    void begin() {
        sql = new Sql(connections());
        log = new StatementLog(connections());
        store = caching(PLENTY);
        one = on(store);
        other = on(JdbcStore.on(connections(), key()));
        id = started();
        other.following().status(scope, id);
        log.taken();
    }

    private JdbcStore caching(long bytes) {
        return JdbcStore.on(StoreSettings.on(log.connections(), key()).caching(bytes));
    }

    private static Workfloo on(JdbcStore store) {
        Outside outside = new Outside(
                call -> new Answered(context("score", 712), Optional.of(200)),
                Outside.NOBODY.nips(),
                Outside.NOBODY.callbacks());
        return Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .outside(outside)
                .build();
    }

    /** Asks four times, then a bureau, and ends. */
    private ExecutionId started() {
        Object bureau = object(
                "id",
                "bureau",
                "type",
                "LINK",
                "service",
                "buro-pf",
                "name",
                "Bureau",
                "request",
                object("asked", "now()"),
                "response",
                object("score", "INTEGER"),
                "next",
                "done");
        String definition = published(
                        store,
                        scope.workspace(),
                        read(object(
                                "id",
                                aDefinitionId().hex(),
                                "name",
                                "Asks",
                                "start",
                                "a",
                                "nodes",
                                List.of(
                                        aFormNode("a", "b", aField("text", "TEXT", "required", true)),
                                        aFormNode("b", "c", aField("text", "TEXT")),
                                        aFormNode("c", "d", aField("text", "TEXT")),
                                        aFormNode("d", "bureau", aField("text", "TEXT")),
                                        bureau,
                                        aLabelNode("done", "", "asked")))))
                .definition()
                .hex();
        return one.executions()
                .execute(StartWorkfloo.of(scope, definition))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private Either<WorkflooProblem, WorkflooExecution> tried(Workfloo process, String text) {
        return process.steps().answerForm(scope, id, context("text", text));
    }

    private WorkflooExecution answer(Workfloo process, String text) {
        return tried(process, text).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private long reads() {
        return log.taken().stream().filter(it -> it.contains(READ)).count();
    }

    private String at() {
        return kept().position().waitsAt().map(NodeId::name).orElse("the end");
    }

    /** Where it stands is where its events lead to. */
    private WorkflooExecution kept() {
        WorkflooExecution execution = store.executions().find(scope, id).orElseThrow();
        ExecutionHistory history = store.executions().history(scope, id).orElseThrow();
        assertEquals(execution, history.execution());
        return execution;
    }

    @Test
    void stepsAndWorkOfOneProcessReadNothing() {
        for (String text : List.of("1", "2", "3", "4")) answer(one, text);
        one.work().perform(new Work.Call(id, new NodeId("bureau"), 1, 1));

        assertEquals(0, reads());
        assertEquals("the end", at());
        assertEquals(new CacheCounts(5, 0, 0, 0), store.cacheCounts());
    }

    @Test
    void whatIsFollowedIsRead() {
        answer(one, "1");
        log.taken();

        one.following().status(scope, id);

        assertEquals(1, reads());
        assertEquals(1, store.cacheCounts().executions());
    }

    @Test
    void aRefusalIsRead() {
        Either<WorkflooProblem, WorkflooExecution> refused = tried(one, "");

        assertTrue(refused.isLeft());
        assertEquals(1, reads());
    }

    @Test
    void whatAnotherProcessMovedIsReadOnce() {
        answer(other, "theirs");

        answer(one, "ours");
        long reads = reads();
        answer(one, "ours too");

        assertEquals(1, reads);
        assertEquals(0, reads());
        assertEquals("d", at());
    }

    @Test
    void aStepWithALongTextIsFollowedByARead() {
        answer(one, "x".repeat(20_000));
        long cached = store.cacheCounts().executions();
        log.taken();

        answer(one, "short");

        assertEquals(0, cached);
        assertEquals(1, reads());
        assertEquals(0, store.cacheCounts().executions());
        assertEquals("c", at());
    }

    @Test
    void withoutRoomEachStepReads() {
        one = on(caching(0));

        answer(one, "1");
        answer(one, "2");

        assertEquals(2, reads());
    }

    /** As after a failover: the step that this process was told of is gone, and another process has made another one instead. */
    @Test
    void anotherStateOfTheSameRevisionIsFoundOut() {
        remember();
        WorkflooExecution lost = answer(one, "lost");
        loseTheLastStep();
        WorkflooExecution instead = answer(other, "instead");

        answer(one, "next");

        assertEquals(lost.revision(), instead.revision());
        assertEquals(List.of("instead", "next"), List.of(text(kept(), "a"), text(kept(), "b")));
        assertEquals("c", at());
    }

    /** The state before is there again, and nobody has moved it since. */
    @Test
    void anEarlierStateIsFoundOut() {
        remember();
        answer(one, "lost");
        loseTheLastStep();

        answer(one, "again");

        assertEquals("again", text(kept(), "a"));
        assertEquals("b", at());
    }

    private static String text(WorkflooExecution execution, String node) {
        Value.Text text = (Value.Text)
                execution.data().values().get(new NodeId(node)).members().get("text");
        return text.text();
    }

    private void remember() {
        sql.update("drop table if exists standby");
        sql.update("create table standby as select * from workfloo_execution where id = ?", id.hex());
    }

    private void loseTheLastStep() {
        sql.update("""
                update workfloo_execution set (format, status, waiting_for, revision, modified_at, state, state_personal, write_mark) =
                  (select format, status, waiting_for, revision, modified_at, state, state_personal, write_mark from standby)
                where id = ?""", id.hex());
        sql.update("delete from workfloo_history where execution_id = ?", id.hex());
        sql.update("drop table standby");
    }

    /** A process of the release before moves the revision, and leaves the mark. */
    @Test
    void aStepOfTheReleaseBeforeIsFoundOut() {
        long mark = mark();
        answer(other, "theirs");
        sql.update("update workfloo_execution set write_mark = ? where id = ?", mark, id.hex());

        answer(one, "ours");

        assertEquals(List.of("theirs", "ours"), List.of(text(kept(), "a"), text(kept(), "b")));
    }

    private long mark() {
        return sql.first("select write_mark from workfloo_execution where id = ?", row -> row.getLong(1), id.hex())
                .orElseThrow();
    }

    @Test
    void whatOnlyTheReleaseBeforeWroteIsMovedOn() {
        sql.update("update workfloo_execution set write_mark = null where id = ?", id.hex());

        answer(other, "theirs");

        assertEquals("b", at());
        assertTrue(mark() != 0);
    }
}
