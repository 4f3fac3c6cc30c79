package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionState;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.jdbc.search.IndexedTerms;
import dev.workfloo.jdbc.search.TermRows;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the index comes to know what other releases wrote, and comes under another key. */
abstract class IndexUpkeepContract {

    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);
    private final List<ExecutionId> unreadable = new ArrayList<>();
    private CheckedFlow flow;

    abstract JdbcStore store();

    /** The same, of a process that starts now. */
    abstract JdbcStore opened();

    abstract DataSource connections();

    @BeforeEach
    void publish() {
        WorkflooDefinition asking = read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Asks again and again",
                "start",
                "ask",
                "nodes",
                List.of(
                        aFormNode("ask", "asked", aField("first_name", "TEXT", "searchable", true)),
                        aLabelNode("asked", "again", "asked"),
                        aFormNode(
                                "again",
                                "ask",
                                aField("first_name", "TEXT", "searchable", true),
                                aField("note", "TEXT")))));
        published(store(), workspace, asking);
        flow = CheckedFlow.published(asking);
    }

    private WorkflooExecution started(String name) {
        var version =
                store().definitions().current(workspace, flow.definition().id()).orElseThrow();
        Progress started = moved(Run.start(
                new Started(NOON, anExecutionId(), aStart(scope, version)),
                flow,
                Optional.of(context("first_name", name))));
        store().journal().start(started, Optional.empty());
        return started.execution();
    }

    private Progress answer(WorkflooExecution execution, String name) {
        return answer(execution, "first_name", name);
    }

    private Progress answer(WorkflooExecution execution, String field, String text) {
        return moved(FormStep.of(new Run(execution, flow, NOON)).flatMap(step -> step.answer(context(field, text))));
    }

    private List<ExecutionId> found(String name) {
        return found(name, 1_000);
    }

    private List<ExecutionId> found(String name, int most) {
        List<Set<SearchTerm>> terms = List.of(Set.of(SearchTerm.whole("first_name", name)));
        return store()
                .index()
                .find(
                        new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.empty(), terms),
                        Beginning.FRONT,
                        most)
                .stream()
                .map(Place::id)
                .toList();
    }

    private void catchUp() {
        ExecutionListener listener = new ExecutionListener() {
            @Override
            public void kept(Progress progress) {}

            @Override
            public void notIndexed(ExecutionId execution, Throwable cause) {
                unreadable.add(execution);
            }
        };
        var work = Workfloo.builder(opened(), new ManualClock(NOON), new SecureRandom())
                .listener(listener)
                .build()
                .work();
        while (work.perform(Maintenance.INDEX) > 0) {
            // There may be more.
        }
    }

    private void change(String sql, Object... values) {
        new Sql(connections()).update(sql, values);
    }

    /** As a process leaves it that knows nothing of the index. */
    private void startedByTheReleaseBefore(WorkflooExecution execution) {
        new Sql(connections()).transaction(connection -> {
            TermRows.forget(connection, execution.id());
            return true;
        });
        change(
                "update workfloo_execution set searched_revision = null where id = ?",
                execution.id().hex());
    }

    private List<Long> terms() {
        return new Sql(connections())
                .list(
                        "select t.term from workfloo_term t, workfloo_execution e where e.workspace = ?"
                                + " and t.created_at = e.created_at and t.number = e.number order by t.term",
                        row -> row.getLong(1),
                        workspace.name());
    }

    private List<Integer> keys() {
        return new Sql(connections())
                .list(
                        "select number from workfloo_index_key where workspace = ? order by number",
                        row -> row.getInt(1),
                        workspace.name());
    }

    private void keysWereDrawnLongAgo() {
        change(
                "update workfloo_index_key set created_at = timestamp with time zone '2026-01-01 00:00:00+00'"
                        + " where workspace = ?",
                workspace.name());
    }

    @Test
    void findsWhatTheReleaseBeforeStarted() {
        WorkflooExecution ours = started("Ana");
        WorkflooExecution theirs = started("Ana");
        startedByTheReleaseBefore(theirs);
        List<ExecutionId> before = found("ana");
        opened().indexUpkeep().renew(0);
        long unindexed = store().census(NOON).unindexed();

        catchUp();

        assertEquals(List.of(ours.id()), before);
        assertTrue(unindexed >= 1, unindexed + " unindexed");
        assertEquals(Set.of(ours.id(), theirs.id()), Set.copyOf(found("ana")));
        assertEquals(0, store().census(NOON).unindexed());
    }

    /** Whoever indexes it takes it away in the same transaction. */
    @Test
    void missesWhatIsWrittenWithoutIt() {
        WorkflooExecution execution = started("Ana");
        List<Boolean> missing = new ArrayList<>();
        missing.add(isMissing(execution));
        change(
                "update workfloo_execution set searched_revision = null where id = ?",
                execution.id().hex());
        opened().indexUpkeep().renew(0);
        missing.add(isMissing(execution));

        boolean added = store().indexUpkeep().add(execution.id());
        missing.add(isMissing(execution));
        boolean again = store().indexUpkeep().add(execution.id());

        assertEquals(List.of(false, true, false), missing);
        assertTrue(added);
        assertFalse(again);
    }

    private boolean isMissing(WorkflooExecution execution) {
        return store().indexUpkeep().missing(Optional.empty(), 1_000).stream()
                .anyMatch(place -> place.id().equals(execution.id()));
    }

    @Test
    void missesNothingThatIsGone() {
        WorkflooExecution execution = started("Ana");
        startedByTheReleaseBefore(execution);
        opened().indexUpkeep().renew(0);
        boolean before = isMissing(execution);
        change("delete from workfloo_execution where id = ?", execution.id().hex());

        boolean added = store().indexUpkeep().add(execution.id());

        assertTrue(before);
        assertFalse(added);
        assertFalse(isMissing(execution));
    }

    /** The release before left a form's answers where the first visit had put them. */
    @Test
    void takesWhatWasAnsweredLastFromTheHistory() {
        WorkflooExecution first = started("Ana");
        Progress second = answer(first, "Eva");
        assertTrue(saved(store(), second));
        Progress third = answer(second.execution(), "Zoe");
        WorkflooExecution theirs = withValuesOf(third.execution(), "Zoe", "Eva");
        assertTrue(saved(store(), new Progress(theirs, third.events(), third.work(), second.execution())));
        startedByTheReleaseBefore(theirs);

        catchUp();
        List<ExecutionId> indexed = found("zoe");
        List<ExecutionId> left = found("eva");
        assertTrue(saved(store(), answer(store().executions().find(theirs.id()).orElseThrow(), "Eva")));

        assertEquals(List.of(theirs.id()), indexed);
        assertEquals(List.of(), left);
        assertEquals(List.of(theirs.id()), found("eva"));
        assertEquals(List.of(), found("zoe"));
        assertEquals(List.of(terms().size()), termsOfEach());
    }

    private static WorkflooExecution withValuesOf(WorkflooExecution execution, String asked, String again) {
        Map<NodeId, Value.Context> values = new LinkedHashMap<>();
        values.put(new NodeId("ask"), context("first_name", asked));
        values.put(new NodeId("again"), context("first_name", again));
        ExecutionData data = execution.data();
        return WorkflooExecution.of(
                new Started(NOON, execution.id(), execution.start()),
                new ExecutionState(
                        execution.position(),
                        new ExecutionData(values, data.labels(), data.visits(), data.consents(), data.files()),
                        execution.modifiedAt(),
                        execution.revision()));
    }

    @Test
    void leavesToLaterWhatItCannotKnow() {
        WorkflooExecution execution = started("Ana");
        change(
                "update workfloo_execution set searched_revision = revision - 1 where id = ?",
                execution.id().hex());

        Progress answered = answer(execution, "Eva");
        assertTrue(saved(store(), answered));
        Progress again = answer(answered.execution(), "Zoe");
        assertTrue(saved(store(), again));
        catchUp();

        assertEquals(List.of(execution.id()), found("zoe"));
        assertEquals(List.of(), found("ana"));
        assertEquals(
                new Sql(connections())
                        .first(
                                "select terms from workfloo_searched where execution_id = ?",
                                row -> ((Object[]) row.getArray(1).getArray()).length,
                                execution.id().hex()),
                Optional.of(terms().size()));
    }

    @Test
    void writesNothingWhereNothingIsFoundDifferently() {
        WorkflooExecution execution = started("Ana");
        List<Long> before = terms();
        change(
                "update workfloo_searched set index_key = -1 where execution_id = ?",
                execution.id().hex());

        saved(store(), answer(execution, "note", "ANA"));

        assertEquals(before, terms());
        assertEquals(
                Optional.of(-1L),
                new Sql(connections())
                        .first(
                                "select index_key from workfloo_searched where execution_id = ?",
                                row -> row.getLong(1),
                                execution.id().hex()));
    }

    @Test
    void passesByWhatCannotBeRead() {
        WorkflooExecution damaged = started("Ana");
        WorkflooExecution behind = started("Eva");
        startedByTheReleaseBefore(damaged);
        startedByTheReleaseBefore(behind);
        change(
                "update workfloo_execution set begun = '{' where id = ?",
                damaged.id().hex());

        catchUp();

        assertEquals(List.of(damaged.id()), unreadable);
        assertEquals(List.of(behind.id()), found("eva"));
        change("delete from workfloo_execution where id = ?", damaged.id().hex());
    }

    @Test
    void comesUnderAnotherKey() {
        WorkflooExecution execution = started("Ana");
        List<Long> before = terms();

        Optional<Integer> number = store().indexUpkeep().changeKey(workspace);
        List<ExecutionId> meanwhile = found("ana");
        catchUp();
        List<Integer> tooEarly = keys();
        keysWereDrawnLongAgo();
        catchUp();

        assertEquals(Optional.of(2), number);
        assertEquals(List.of(execution.id()), meanwhile);
        assertEquals(List.of(1, 2), tooEarly);
        assertEquals(List.of(2), keys());
        assertEquals(before.size(), terms().size());
        assertTrue(terms().stream().noneMatch(before::contains));
        assertEquals(List.of(execution.id()), found("ana"));
    }

    /** As after somebody's own delete. */
    @Test
    void readsOnWhereAnExecutionIsGone() {
        WorkflooExecution oldest = started("Ana");
        WorkflooExecution old = started("Ana");
        List<WorkflooExecution> gone = List.of(started("Ana"), started("Ana"));
        WorkflooExecution newest = started("Ana");
        gone.forEach(execution -> change(
                "delete from workfloo_execution where id = ?", execution.id().hex()));

        assertEquals(List.of(newest.id(), old.id()), found("ana", 2));
        assertEquals(List.of(newest.id(), old.id(), oldest.id()), found("ana", 4));
        change(
                "delete from workfloo_term where number in (select number from workfloo_searched where execution_id in (?, ?))",
                gone.get(0).id().hex(),
                gone.get(1).id().hex());
        change(
                "delete from workfloo_searched where execution_id in (?, ?)",
                gone.get(0).id().hex(),
                gone.get(1).id().hex());
    }

    @Test
    void changesNoKeyWhereNothingIsIndexed() {
        Optional<Integer> number = store().indexUpkeep().changeKey(workspace);

        assertEquals(Optional.empty(), number);
        assertEquals(List.of(), keys());
    }

    /** As a process leaves it that was halted before it wrote, until its key was gone. */
    @Test
    void indexesAnewWhatStandsUnderAKeyThatIsGone() {
        WorkflooExecution execution = started("Ana");
        List<Long> before = terms();
        IndexedTerms underNoKey = new IndexedTerms(4_000_000_000L, List.of(11L, 12L));
        new Sql(connections()).transaction(connection -> {
            TermRows.replace(connection, execution.id(), underNoKey);
            return true;
        });
        List<ExecutionId> meanwhile = found("ana");

        catchUp();

        assertEquals(List.of(), meanwhile);
        assertEquals(List.of(execution.id()), found("ana"));
        assertEquals(before, terms());
    }

    @Test
    void leavesNoTermsOverHoweverStepsMeetIt() {
        List<WorkflooExecution> executions =
                IntStream.range(0, 4).mapToObj(i -> started("Ana")).toList();
        AtomicBoolean over = new AtomicBoolean();

        Race.of(5, number -> {
            if (number == 4) {
                while (!over.get()) {
                    change(
                            "update workfloo_execution set searched_revision = null where workspace = ?",
                            workspace.name());
                    catchUp();
                }
                return number;
            }
            WorkflooExecution execution = executions.get(number);
            for (int i = 0; i < 30; i++) {
                Progress next = answer(execution, "Name " + i % 7);
                assertTrue(saved(store(), next));
                execution = next.execution();
            }
            if (number == 0) over.set(true);
            return number;
        });
        catchUp();

        assertEquals(4, found("name 1").size());
        assertEquals(List.of(), found("name 2"));
        assertEquals(Set.of(5), Set.copyOf(termsOfEach()));
        assertEquals(4 * 5, terms().size());
    }

    private List<Integer> termsOfEach() {
        return new Sql(connections())
                .list(
                        "select s.terms from workfloo_searched s, workfloo_execution e"
                                + " where e.id = s.execution_id and e.workspace = ?",
                        row -> ((Object[]) row.getArray(1).getArray()).length,
                        workspace.name());
    }

    @Test
    void forgetsAnExecution() {
        WorkflooExecution erased = started("Ana");
        WorkflooExecution other = started("Ana");

        new Sql(connections()).transaction(connection -> {
            TermRows.forget(connection, erased.id());
            return true;
        });
        catchUp();

        assertEquals(List.of(other.id()), found("ana"));
        assertFalse(terms().isEmpty());
        assertEquals(List.of(terms().size()), termsOfEach());
        assertNotEquals(Set.of(), Set.copyOf(terms()));
    }
}
