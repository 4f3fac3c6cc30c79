package dev.workfloo.application.search;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.named;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem;
import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.ExecutionFilter.AnswerFilter;
import dev.workfloo.application.port.in.search.ExecutionFilter.Match;
import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.application.port.in.search.ListPlace;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.Damaged;
import dev.workfloo.application.port.out.Executions.Histories;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.step.Run;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindExecutionsTest {

    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);
    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);

    /** From where the store was asked for places, the latest last. */
    private final List<Beginning> beginnings = new ArrayList<>();

    private final ExecutionIndex index = (criteria, from, most) -> {
        beginnings.add(from);
        return store.index().find(criteria, from, most);
    };

    private Optional<DefinitionVersion> damaged = Optional.empty();
    private Optional<ExecutionId> spoilt = Optional.empty();
    /** How many the store was to look for at once. */
    private final List<Integer> lookedFor = new ArrayList<>();

    private Optional<ExecutionId> removed = Optional.empty();
    private Optional<ExecutionId> contradictory = Optional.empty();
    private final List<ExecutionId> notListed = new ArrayList<>();

    private final ExecutionListener listener = new ExecutionListener() {
        @Override
        public void kept(Progress progress) {}

        @Override
        public void notListed(ExecutionId execution, StoreDamaged cause) {
            notListed.add(execution);
        }
    };

    private final FindingExecutions finding = new FindingExecutions(watched(), this::flow, listener, clock);

    /** The store, but for its index, which is watched, and a version and an execution that are damaged. */
    private Store watched() {
        return interposed(Store.class, store, call -> switch (call.method()) {
            case "index" -> Optional.of(index);
            case "definitions" ->
                Optional.of(interposed(Definitions.class, store.definitions(), asked -> {
                    if (damaged.filter(asked.given()::contains).isEmpty()) return Optional.empty();
                    throw new StoreDamaged("its document has findings");
                }));
            case "executions" ->
                Optional.of(interposed(Executions.class, store.executions(), asked -> {
                    if (asked.method().equals("standing")
                            && removed.filter(asked.given()::contains).isPresent()) {
                        return Optional.of(Optional.empty());
                    }
                    if (!asked.method().equals("histories")) return Optional.empty();
                    List<?> ids = (List<?>) asked.given().get(1);
                    ExecutionId first = (ExecutionId) ids.get(0);
                    lookedFor.add(ids.size());
                    if (contradictory.filter(first::equals).isPresent()) {
                        ExecutionHistory history =
                                store.executions().history(scope, first).orElseThrow();
                        ExecutionHistory twice = history.with(history.events());
                        return Optional.of(new Histories(List.of(Either.right(twice)), 1));
                    }
                    if (spoilt.filter(first::equals).isEmpty()) {
                        return Optional.of(store.executions().histories(scope, List.of(first)));
                    }
                    Damaged damaged = new Damaged(first, new StoreDamaged("its state is cut off"));
                    return Optional.of(new Histories(List.of(Either.left(damaged)), 1));
                }));
            default -> Optional.empty();
        });
    }

    private record Asked(String method, List<Object> given) {}

    private static <T> T interposed(Class<T> type, T real, Function<Asked, Optional<Object>> instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Asked asked = new Asked(method.getName(), given == null ? List.of() : List.of(given));
                    Optional<Object> answer = instead.apply(asked);
                    return answer.isPresent() ? answer.get() : method.invoke(real, given);
                }));
    }

    private CheckedFlow flow(WorkspaceId where, DefinitionVersion version) {
        return CheckedFlow.published(store.definitions().find(where, version).orElseThrow());
    }

    private static WorkflooDefinition definition(String name, Object... fields) {
        return read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                name,
                "start",
                "applicant",
                "nodes",
                List.of(
                        aFormNode("applicant", "offer", fields),
                        aFormNode("offer", "", aField("accepted", "BOOLEAN")))));
    }

    private static WorkflooDefinition anApplication() {
        return definition("Application", aField("first_name", "TEXT", "searchable", true));
    }

    private ExecutionId started(DefinitionVersion version, Instant at, Object... answers) {
        Started start = new Started(at, anExecutionId(), aStart(scope, version));
        Progress progress = moved(Run.start(start, flow(workspace, version), Optional.of(context(answers))));
        store.journal().start(progress, Optional.empty());
        return progress.execution().id();
    }

    /** So many executions, the newest first. */
    private List<ExecutionId> started(DefinitionVersion version, int count) {
        List<ExecutionId> started = new ArrayList<>();
        for (int i = 0; i < count; i++) started.add(started(version, NOON.plusSeconds(i)));
        Collections.reverse(started);
        return started;
    }

    private ExecutionPage page(ExecutionFilter filter, int number, int size) {
        return finding.find(scope, filter, new Page(number, size))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private List<ExecutionId> found(ExecutionFilter filter) {
        return page(filter, 1, 100).ids();
    }

    private static ExecutionFilter called(String name) {
        return new ExecutionFilter(
                ExecutionCriteria.Facts.ANY, ExecutionCriteria.Period.EVER, Optional.of(name), Set.of(), List.of());
    }

    private static ExecutionFilter answered(AnswerFilter... answers) {
        return new ExecutionFilter(
                ExecutionCriteria.Facts.ANY,
                ExecutionCriteria.Period.EVER,
                Optional.empty(),
                Set.of(),
                List.of(answers));
    }

    private static AnswerFilter begins(String field, String text) {
        return new AnswerFilter(field, text, Match.BEGINS_WITH);
    }

    // Pages

    @Test
    void walksThroughAllPages() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 7);

        List<ExecutionPage> pages = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> page(ExecutionFilter.ALL, number, 3))
                .toList();

        assertEquals(
                List.of(all.subList(0, 3), all.subList(3, 6), all.subList(6, 7), List.of()),
                pages.stream().map(ExecutionPage::ids).toList());
        assertEquals(
                List.of(true, true, false, false),
                pages.stream().map(ExecutionPage::hasNext).toList());
        assertEquals(
                List.of(1, 2, 3, 4), pages.stream().map(ExecutionPage::number).toList());
    }

    @Test
    void aFullLastPageHasNoNext() {
        started(published(store, workspace, anApplication()), 4);

        assertFalse(page(ExecutionFilter.ALL, 2, 2).hasNext());
    }

    @Test
    void walkingSkipsNothing() {
        started(published(store, workspace, anApplication()), 200);

        for (int number = 1; number <= 100; number++) page(ExecutionFilter.ALL, number, 2);

        assertTrue(beginnings.stream().allMatch(from -> from.skipped() == 0));
        assertTrue(beginnings.stream().skip(1).allMatch(from -> from.behind().isPresent()));
    }

    @Test
    void showsNothingTwiceWhileOthersStart() {
        DefinitionVersion version = published(store, workspace, anApplication());
        List<ExecutionId> all = started(version, 6);
        List<ExecutionId> walked = new ArrayList<>();

        for (int number = 1; number <= 3; number++) {
            walked.addAll(page(ExecutionFilter.ALL, number, 2).ids());
            started(version, NOON.plusSeconds(100 + number));
        }

        assertEquals(all, walked);
    }

    @Test
    void leavesOutWhatIsDamagedAndSaysSo() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 3);
        spoilt = Optional.of(all.get(1));

        ExecutionPage page = page(ExecutionFilter.ALL, 1, 3);
        List<ExecutionId> listed =
                page.items().map(item -> item.detail().execution().id()).toList();

        assertEquals(all, page.ids());
        assertEquals(List.of(all.get(0), all.get(2)), listed);
        assertEquals(List.of(all.get(1)), notListed);
    }

    /** The store reads each of them alone here, as it does with large ones. */
    @Test
    void looksNoFurtherAheadThanIsOfUse() {
        started(published(store, workspace, anApplication()), 5);

        assertEquals(5, page(ExecutionFilter.ALL, 1, 5).items().count());
        assertEquals(List.of(5, 2, 2, 2, 1), lookedFor);
    }

    @Test
    void leavesOutWhatMakesNoSense() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 3);
        contradictory = Optional.of(all.get(1));

        List<ExecutionId> listed = page(ExecutionFilter.ALL, 1, 3)
                .items()
                .map(item -> item.detail().execution().id())
                .toList();

        assertEquals(List.of(all.get(0), all.get(2)), listed);
        assertEquals(List.of(all.get(1)), notListed);
    }

    @Test
    void whatIsRemovedMeanwhileIsNotDamaged() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 2);
        removed = Optional.of(all.get(1));
        ExecutionPage page = page(ExecutionFilter.ALL, 1, 2);

        page.items().toList().forEach(item -> page.leftOut(item, new StoreDamaged("a text is not there")));

        assertEquals(List.of(all.get(0)), notListed);
    }

    @Test
    void theFirstPageShowsWhatIsNew() {
        DefinitionVersion version = published(store, workspace, anApplication());
        List<ExecutionId> all = started(version, 4);
        page(ExecutionFilter.ALL, 1, 2);
        ExecutionId newest = started(version, NOON.plusSeconds(100));

        List<ExecutionId> first = page(ExecutionFilter.ALL, 1, 2).ids();
        List<ExecutionId> second = page(ExecutionFilter.ALL, 2, 2).ids();

        assertEquals(List.of(newest, all.get(0)), first);
        assertEquals(List.of(all.get(1), all.get(2)), second);
    }

    @Test
    void jumpsFromTheNearestKnownPage() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 10);
        page(ExecutionFilter.ALL, 1, 1);
        page(ExecutionFilter.ALL, 2, 1);

        List<ExecutionId> ninth = page(ExecutionFilter.ALL, 9, 1).ids();
        page(ExecutionFilter.ALL, 3, 2);

        assertEquals(List.of(all.get(8)), ninth);
        assertEquals(6, beginnings.get(2).skipped());
        assertTrue(beginnings.get(2).behind().isPresent());
        assertEquals(new Beginning(Optional.empty(), 4), beginnings.get(3));
    }

    @Test
    void countsFromTheFrontAfterAWhile() {
        started(published(store, workspace, anApplication()), 4);
        page(ExecutionFilter.ALL, 1, 2);
        clock.pass(Duration.ofMinutes(10));

        page(ExecutionFilter.ALL, 2, 2);

        assertEquals(new Beginning(Optional.empty(), 2), beginnings.get(1));
    }

    @Test
    void pagesOfAnotherListAreItsOwn() {
        started(published(store, workspace, anApplication()), 4);
        published(store, workspace, named(anApplication(), "Another"));
        page(ExecutionFilter.ALL, 1, 2);

        page(called("appl"), 2, 2);
        page(answered(begins("first_name", "ana")), 2, 2);

        assertEquals(
                List.of(2L, 2L),
                List.of(beginnings.get(1).skipped(), beginnings.get(2).skipped()));
    }

    @Test
    void goesOnBehindAPlaceThatIsBroughtBack() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 5);
        Page first = new Page(1, 2);
        ListPlace end = finding.find(scope, ExecutionFilter.ALL, first)
                .toJavaOptional()
                .orElseThrow()
                .end()
                .orElseThrow();
        ListPlace brought = ListPlace.read(end.text()).orElseThrow();

        ExecutionPage second = finding.find(scope, ExecutionFilter.ALL, first.behind(brought))
                .toJavaOptional()
                .orElseThrow();

        assertEquals(end, brought);
        assertEquals(2, second.number());
        assertEquals(all.subList(2, 4), second.ids());
    }

    @Test
    void placesAreReadStrictly() {
        String id = "a".repeat(24);
        for (String text : List.of(
                "", "1", "1.2.3", "-1.2.3." + id, "1.2.3." + id + " ", "1.2.3." + id.toUpperCase(Locale.ROOT))) {
            assertEquals(Optional.empty(), ListPlace.read(text), text);
        }
        assertEquals("1.2.3." + id, ListPlace.read("1.2.3." + id).orElseThrow().text());
    }

    @Test
    void refusesPagesThatThereCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Page(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Page(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Page(1, Page.LARGEST + 1));
    }

    // Items

    @Test
    void tellsWhatListsShow() {
        DefinitionVersion version = published(store, workspace, anApplication());
        started(version, NOON, "first_name", "María");
        ExecutionId second = started(version, NOON.plusSeconds(1), "first_name", "Ana");

        List<ListedExecution> items = page(ExecutionFilter.ALL, 1, 10).items().toList();

        assertEquals(
                List.of(Map.of("first_name", "Ana"), Map.of("first_name", "María")),
                items.stream().map(ListedExecution::person).toList());
        ListedExecution item = items.get(0);
        assertEquals(second, item.detail().execution().id());
        assertEquals("Application", item.detail().flow().definition().name());
        assertEquals(2, item.detail().number());
        assertEquals(2, item.detail().nodes().size());
        assertEquals("ListedExecution[" + second + "]", item.toString());
    }

    @Test
    void readsNothingBeforeItIsAskedFor() {
        List<ExecutionId> all = started(published(store, workspace, anApplication()), 3);
        Iterator<List<ListedExecution>> parts = page(ExecutionFilter.ALL, 1, 3).parts();
        List<ExecutionId> listed = new ArrayList<>();

        parts.next().forEach(item -> listed.add(item.detail().execution().id()));
        spoilt = Optional.of(all.get(1));
        parts.forEachRemaining(part ->
                part.forEach(item -> listed.add(item.detail().execution().id())));

        assertEquals(List.of(all.get(0), all.get(2)), listed);
        assertThrows(NoSuchElementException.class, parts::next);
    }

    // Names of definitions

    @Test
    void findsByAPartOfTheDefinitionsName() {
        WorkflooDefinition definition = named(anApplication(), "Crédito ÑANDÚ exprés");
        ExecutionId then = started(published(store, workspace, definition), NOON);
        ExecutionId now = started(published(store, workspace, named(definition, "Hipoteca")), NOON.plusSeconds(1));

        assertEquals(List.of(then), found(called("ñandú EX")));
        assertEquals(List.of(now), found(called("HIPO")));
        assertEquals(List.of(), found(called("nandu")));
        assertEquals(List.of(now, then), found(called("E")));
        assertEquals(List.of(now, then), found(called("")));
    }

    // Answers

    @Test
    void findsByWhatWasAnswered() {
        DefinitionVersion version = published(store, workspace, anApplication());
        ExecutionId maria = started(version, NOON, "first_name", "María José");
        started(version, NOON, "first_name", "Mario");

        assertEquals(List.of(maria), found(answered(begins("first_name", " MARIA"))));
        assertEquals(List.of(maria), found(answered(new AnswerFilter("first_name", "maria josé", Match.EQUAL))));
        assertEquals(List.of(), found(answered(new AnswerFilter("first_name", "maria", Match.EQUAL))));
        assertEquals(List.of(), found(answered(begins("first_name", "maria"), begins("first_name", "mario"))));
    }

    @Test
    void ignoresFieldsThatNobodyDeclares() {
        ExecutionId ana = started(published(store, workspace, anApplication()), NOON, "first_name", "Ana");

        assertEquals(List.of(ana), found(answered(begins("rfc_pf", "kiba"), begins("offset", "1"))));
        assertEquals(List.of(ana), found(answered(begins("rfc_pf", "kiba"), begins("first_name", "ana"))));
    }

    @Test
    void knowsFieldsOfEarlierVersions() {
        WorkflooDefinition definition = anApplication();
        ExecutionId ana = started(published(store, workspace, definition), NOON, "first_name", "Ana");
        WorkflooDefinition without = definition("Without", aField("last_name", "TEXT"));
        DefinitionVersion later = published(
                store,
                workspace,
                new WorkflooDefinition(
                        definition.id(),
                        without.name(),
                        without.expiresAfter(),
                        without.timeZone(),
                        without.start(),
                        without.nodes()));
        started(later, NOON, "last_name", "Ana");

        assertEquals(List.of(ana), found(answered(begins("first_name", "ana"))));
    }

    @Test
    void aVersionThatCannotBeReadHidesNoOther() {
        WorkflooDefinition definition = anApplication();
        ExecutionId ana = started(published(store, workspace, definition), NOON, "first_name", "Ana");
        damaged = Optional.of(published(store, workspace, named(definition, "Damaged")));

        assertEquals(List.of(ana), found(answered(begins("first_name", "ana"))));
        assertEquals(List.of(), found(called("damaged")));
    }

    @Test
    void refusesTextsThatAreTooShort() {
        published(store, workspace, anApplication());

        for (String text : List.of("", "a", "an ", "á\u0301n")) {
            Either<WorkflooProblem, ExecutionPage> refused =
                    finding.find(scope, answered(begins("first_name", text)), new Page(1, 1));

            WorkflooProblem problem = refused.swap().getOrElseThrow(() -> new AssertionError(text));
            assertEquals(Problem.Kind.FIELDS_INVALID, problem.kind());
            assertEquals(Map.of("first_name", "at least 3 characters"), problem.fields());
        }
        assertEquals(List.of(), beginnings);
    }

    @Test
    void namesAllThatIsTooShort() {
        published(
                store,
                workspace,
                definition(
                        "Two",
                        aField("first_name", "TEXT", "searchable", true),
                        aField("rfc_pf", "TEXT", "searchable", true)));

        WorkflooProblem problem = refused(answered(
                begins("rfc_pf", "ki"), begins("first_name", "ana"), begins("other", "x"), begins("first_name", "a")));

        String tooShort = "at least 3 characters";
        assertEquals(Map.of("rfc_pf", tooShort, "first_name", tooShort), problem.fields());
    }

    private WorkflooProblem refused(ExecutionFilter filter) {
        return finding.find(scope, filter, new Page(1, 1))
                .swap()
                .getOrElseThrow(() -> new AssertionError("it was searched for"));
    }

    @Test
    void searchesForSoMuchAndNoMore() {
        ExecutionId ana = started(published(store, workspace, anApplication()), NOON, "first_name", "Ana");
        AnswerFilter[] same =
                Stream.generate(() -> begins("first_name", "ana")).limit(500).toArray(AnswerFilter[]::new);
        AnswerFilter[] others = IntStream.range(0, 201)
                .mapToObj(i -> begins("first_name", "ana" + i))
                .toArray(AnswerFilter[]::new);

        assertEquals(List.of(ana), found(answered(same)));
        assertEquals(
                Map.of("first_name", "at most 200 labels and searches"),
                refused(answered(others)).fields());
        assertEquals(List.of(), found(answered(Arrays.copyOf(others, 200))));
    }

    @Test
    void findsPhonesAndTextsOfOneName() {
        ExecutionId typed = started(
                published(store, workspace, definition("One", aField("contact", "PHONE", "searchable", true))),
                NOON.plusSeconds(1),
                "contact",
                "(55) 1234-5678");
        ExecutionId text = started(
                published(store, workspace, definition("Two", aField("contact", "TEXT", "searchable", true))),
                NOON,
                "contact",
                "55 1234 y más");

        assertEquals(List.of(typed, text), found(answered(begins("contact", "55 1234"))));
        assertEquals(List.of(typed), found(answered(begins("contact", "55-12"))));
        assertEquals(List.of(text), found(answered(begins("contact", "55 1234 y"))));
    }
}
