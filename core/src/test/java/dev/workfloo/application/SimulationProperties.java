package dev.workfloo.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Samples;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.WorkflooExecution;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever clients, workers and crashes do, and in whatever order: nothing is stranded, lost or done twice. */
class SimulationProperties {

    private static final int MOVES = 60;

    @Property(tries = 2_000)
    void strandsNothingAndDoesNothingTwice(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        Simulation simulation = new Simulation(flow, random);

        for (int i = 0; i < MOVES; i++) simulation.move();
        simulation.calmDown();

        for (WorkflooExecution execution : simulation.executions()) {
            assertTrue(!execution.position().goesOnByItself(), () -> "stranded at " + execution.position());
            List<ExecutionEvent> history = simulation.history(execution);
            assertEquals(execution, WorkflooExecution.fold(history));
            assertHappenedOnce(history);
            assertToldInOrder(execution, simulation.told());
        }
        assertEquals(List.of(), simulation.pendingWork());
        simulation.messagesByKey().forEach((key, count) -> assertEquals(1, count, key));
        simulation
                .keysByVisit()
                .forEach((visit, keys) -> assertTrue(
                        keys.size() <= simulation.failuresAnswered(visit) + 1, () -> visit + " was asked as " + keys));
        often("crashed", simulation.crashes() > 0);
        often("asked a service", !simulation.keysByVisit().isEmpty());
        often("sent a code", !simulation.messagesByKey().isEmpty());
    }

    /** Each change at least once, and none again behind a later one's first time; the last is the end, if there is one. */
    private static void assertToldInOrder(WorkflooExecution execution, List<String> told) {
        List<Integer> first = told.stream()
                .map(id -> StatusCallback.parse(id).orElseThrow())
                .filter(named -> named.execution().equals(execution.id()))
                .map(StatusCallback.Named::revision)
                .distinct()
                .toList();
        assertEquals(first.stream().sorted().toList(), first);
        assertTrue(first.size() >= 1, "never told");
        if (execution.position().outcome().isPresent()) {
            assertEquals(execution.revision(), first.get(first.size() - 1));
        }
    }

    private static void often(String what, boolean happened) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }

    /** Consent is given once on a visit, and a visit takes one answer. */
    private static void assertHappenedOnce(List<ExecutionEvent> history) {
        Set<String> consents = new HashSet<>();
        Map<String, Integer> visits = new HashMap<>();
        Set<String> answers = new HashSet<>();
        for (ExecutionEvent event : history) {
            if (event instanceof NipAuthorised given) assertTrue(consents.add(given.node() + "/" + given.visit()));
            if (event instanceof ConnectorAsked asked) visits.merge(asked.node().name(), 1, Integer::sum);
            if (event instanceof ConnectorAnswered answered) {
                String node = answered.node().name();
                assertTrue(answers.add(node + "/" + visits.get(node)));
            }
        }
    }

    @Provide
    Arbitrary<CheckedFlow> flows() {
        return Arbitraries.frequencyOf(Tuple.of(8, Samples.outwardFlows()), Tuple.of(1, Samples.flows()));
    }
}
