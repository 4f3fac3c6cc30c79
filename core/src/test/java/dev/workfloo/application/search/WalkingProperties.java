package dev.workfloo.application.search;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aPublishedDefinition;
import static dev.workfloo.Fixtures.aStart;
import static dev.workfloo.Fixtures.aWorkspace;
import static dev.workfloo.Fixtures.begun;
import static dev.workfloo.Fixtures.production;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.ManualClock;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.ExecutionFilter;
import dev.workfloo.application.port.in.ExecutionPage;
import dev.workfloo.application.port.in.FindExecutions;
import dev.workfloo.application.port.in.FindExecutions.Page;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.memory.MemoryStore;
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

/** Clients walk through one list from page to page, side by side, while executions are started. */
class WalkingProperties {

    private static final class Lender {

        private final MemoryStore store = new MemoryStore();
        private final FindExecutions finding =
                Workfloo.on(store, new ManualClock(NOON), new SecureRandom()).finding();
        private final Scope scope = production(aWorkspace());
        private final DefinitionVersion version = aPublishedDefinition(store, scope.workspace());
        private final Set<ExecutionId> started = new HashSet<>();

        private void start() {
            Progress progress = begun(aStart(scope, version), NOON.plusSeconds(started.size() / 2));
            store.journal().start(progress, Optional.empty());
            started.add(progress.execution().id());
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
            ExecutionPage page = lender.finding
                    .find(lender.scope, ExecutionFilter.ALL, new Page(next++, size))
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
            seen.addAll(page.ids());
            ended = !page.hasNext();
        }

        private void walk() {
            while (!ended) turn();
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
