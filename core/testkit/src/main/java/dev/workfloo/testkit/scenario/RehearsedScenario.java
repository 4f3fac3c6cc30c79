package dev.workfloo.testkit.scenario;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.scenario.Rehearsal;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.trace.RunTrace;
import dev.workfloo.testkit.trace.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** A scenario, and what came of it. */
final class RehearsedScenario {

    private final Scenario scenario;
    private final Rehearsal rehearsal;
    private final Optional<RunTrace> trace;

    private RehearsedScenario(Scenario scenario, Rehearsal rehearsal, CheckedFlow flow) {
        this.scenario = scenario;
        this.rehearsal = rehearsal;
        this.trace = rehearsal.history().map(history -> RunTrace.of(history, flow));
    }

    static RehearsedScenario of(Scenario scenario, CheckedFlow flow, Instant start) {
        return new RehearsedScenario(scenario, Rehearsal.of(scenario, flow, start), flow);
    }

    Scenario scenario() {
        return scenario;
    }

    /** What it did; empty where it could not even start. */
    Optional<RunTrace> trace() {
        return trace;
    }

    /** Whether it passes whatever comes out. */
    boolean expectsNothing() {
        return scenario.expect().isEmpty();
    }

    void requireNoDifference(Path file) {
        List<String> differences = rehearsal.verdict().differences();
        if (differences.isEmpty()) return;
        throw new AssertionFailedError(
                "scenario \"" + scenario.name() + "\" (" + scenario.id().hex() + ") of " + file
                        + " came out otherwise than it expects:"
                        + differences.stream().map(it -> "\n  " + it).collect(Collectors.joining())
                        + trace.map(RehearsedScenario::why).orElse(""));
    }

    private static String why(RunTrace trace) {
        String decisions = Story.of(trace).decisions();
        return (decisions.isEmpty() ? "" : "\nbecause\n" + decisions) + "\n\nthe whole run:\n"
                + trace.story().indent(2).stripTrailing();
    }
}
