package dev.workfloo.testkit;

import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.testkit.trace.RunTrace;

/**
 * Where statements about runs begin, in AssertJ's manner: {@code assertThat(run).reaches("approved")}. What does not hold throws an
 * {@link AssertionError} that tells what was expected, what is, and why.
 */
public final class WorkflooAssertions {

    private WorkflooAssertions() {}

    /** A simulated run, as far as it goes with what was said of it. */
    public static RunAssert assertThat(SimulatedRun run) {
        return new RunAssert(run.trace());
    }

    /** What a run, a scenario or an execution did. */
    public static RunAssert assertThat(RunTrace trace) {
        return new RunAssert(trace);
    }

    /** An execution of a host's own, as {@code following().detail(…)} tells of it. */
    public static RunAssert assertThat(ExecutionDetail detail) {
        return new RunAssert(RunTrace.of(detail));
    }
}
