package dev.workfloo.application.search;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.application.port.in.search.ListPlace;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.ExecutionStatus;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Clients walk through lists from page to page, side by side, while executions start, and leave one list for another. */
class WalkingProperties {

    private static final class Lender {

        private final MemoryStore store = new MemoryStore();
        private final FindExecutions finding = Workfloo.builder(store, new ManualClock(NOON), new SecureRandom())
                .build()
                .finding();
        private final Scope scope = production(aWorkspace());
        private final CheckedFlow flow = CheckedFlow.published(read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Application",
                "start",
                "applicant",
                "nodes",
                List.of(aFormNode("applicant", "", aField("first_name", "TEXT"))))));
        private final DefinitionVersion version = published(store, scope.workspace(), flow.definition());
        private final List<ExecutionId> started = new ArrayList<>();
        private final Set<ExecutionId> open = new HashSet<>();

        private void start() {
            Progress progress = begun(aStart(scope, version), flow, NOON.plusSeconds(started.size() / 2));
            store.journal().start(progress, Optional.empty());
            started.add(progress.execution().id());
            open.add(progress.execution().id());
        }

        private void finish(int any) {
            if (started.isEmpty()) return;
            ExecutionId id = started.get(any % started.size());
            if (!open.remove(id)) return;
            Run run = new Run(store.executions().find(id).orElseThrow(), flow, NOON);
            Progress progress = moved(FormStep.of(run).flatMap(step -> step.answer(context("first_name", "Ana"))));
            assertTrue(saved(store, progress, Optional.empty()));
        }

        private ExecutionPage page(ExecutionStatus status, Page page) {
            return page(
                    new ExecutionFilter(
                            new Facts(Optional.of(status), Optional.empty(), Optional.empty()),
                            Period.EVER,
                            Optional.empty(),
                            Set.of(),
                            List.of()),
                    page);
        }

        private ExecutionPage page(ExecutionFilter filter, Page page) {
            return finding.find(scope, filter, page).getOrElseThrow(problem -> new AssertionError(problem.message()));
        }

        private Set<ExecutionId> standing(ExecutionStatus status) {
            if (status == ExecutionStatus.PROGRESS) return Set.copyOf(open);
            Set<ExecutionId> finished = new HashSet<>(started);
            finished.removeAll(open);
            return finished;
        }
    }

    private static final class Walker {

        private final Lender lender;
        private final int size;
        private final Set<ExecutionId> there = new HashSet<>();
        private final List<ExecutionId> seen = new ArrayList<>();
        private int next = 1;
        private boolean ended;

        private Walker(Lender lender, int size) {
            this.lender = lender;
            this.size = size;
        }

        private void turn() {
            if (ended) return;
            if (next == 1) there.addAll(lender.started);
            ExecutionPage page = lender.page(ExecutionFilter.ALL, new Page(next++, size));
            seen.addAll(page.ids());
            ended = !page.hasNext();
        }

        private void walk() {
            while (!ended) turn();
        }
    }

    /** Goes on behind the end of the page before, as a client that was given it as text. */
    private static final class PlaceWalker {

        private final Lender lender;
        private final ExecutionStatus status;
        private final Set<ExecutionId> throughout = new HashSet<>();
        private final List<ExecutionId> seen = new ArrayList<>();
        private Page next;
        private boolean ended;

        private PlaceWalker(Lender lender, ExecutionStatus status, int size) {
            this.lender = lender;
            this.status = status;
            this.next = new Page(1, size);
        }

        private void turn() {
            if (ended) return;
            if (next.number() == 1) throughout.addAll(lender.standing(status));
            ExecutionPage page = lender.page(status, next);
            seen.addAll(page.ids());
            ended = !page.hasNext();
            if (!ended) next = next.behind(end(page));
            throughout.retainAll(lender.standing(status));
        }

        private static ListPlace end(ExecutionPage page) {
            return page.end()
                    .map(ListPlace::text)
                    .flatMap(ListPlace::read)
                    .orElseThrow(() -> new AssertionError("a page with a next one has an end"));
        }

        private void walk() {
            while (!ended) turn();
        }
    }

    @Property(tries = 500)
    void whoGoesOnBehindAPlaceMissesNothing(
            @ForAll @Size(max = 80) List<@IntRange(max = 15) Integer> turns,
            @ForAll @IntRange(min = 1, max = 4) int size) {
        Lender lender = new Lender();
        List<PlaceWalker> walkers = List.of(
                new PlaceWalker(lender, ExecutionStatus.PROGRESS, size),
                new PlaceWalker(lender, ExecutionStatus.PROGRESS, size),
                new PlaceWalker(lender, ExecutionStatus.SUCCESS, size));
        for (int i = 0; i < 8; i++) lender.start();

        for (int turn : turns) {
            if (turn < walkers.size()) walkers.get(turn).turn();
            else if (turn == 3) lender.page(ExecutionStatus.PROGRESS, new Page(1, size));
            else if (turn < 6) lender.start();
            else lender.finish(turn * 7);
        }
        walkers.forEach(PlaceWalker::walk);

        for (PlaceWalker walker : walkers) {
            assertEquals(Set.copyOf(walker.seen).size(), walker.seen.size());
            assertTrue(walker.seen.containsAll(walker.throughout));
        }
    }

    @Property(tries = 200)
    void nobodyMissesWhatWasThere(
            @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> turns,
            @ForAll @IntRange(min = 1, max = 4) int size) {
        Lender lender = new Lender();
        List<Walker> walkers =
                List.of(new Walker(lender, size), new Walker(lender, size), new Walker(lender, size + 1));

        for (int turn : turns) {
            if (turn == 3) lender.start();
            else walkers.get(turn).turn();
        }
        walkers.forEach(Walker::walk);

        for (Walker walker : walkers) assertTrue(walker.seen.containsAll(walker.there));
    }

    @Property(tries = 200)
    void whoWalksAloneSeesEachOnce(
            @ForAll @Size(max = 60) List<Boolean> turns, @ForAll @IntRange(min = 1, max = 4) int size) {
        Lender lender = new Lender();
        Walker walker = new Walker(lender, size);

        for (boolean starts : turns) {
            if (starts) lender.start();
            else walker.turn();
        }
        walker.walk();

        assertEquals(walker.there.size(), walker.seen.size());
        assertEquals(walker.there, Set.copyOf(walker.seen));
    }
}
