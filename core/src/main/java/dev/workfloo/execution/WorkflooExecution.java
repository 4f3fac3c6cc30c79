package dev.workfloo.execution;

import dev.workfloo.execution.ExecutionEvent.Started;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * One run of a workfloo, as its events say that it stands. It never changes: each event leads to the next one. It stays on the
 * version of the definition that it started on.
 */
@AggregateRoot
public final class WorkflooExecution {

    @Identity
    private final ExecutionId id;

    private final Start start;
    private final Instant startedAt;
    private final ExecutionState state;

    private WorkflooExecution(ExecutionId id, Start start, Instant startedAt, ExecutionState state) {
        this.id = id;
        this.start = start;
        this.startedAt = startedAt;
        this.state = state;
    }

    /** The execution that these events lead to; the first must be its start. */
    public static WorkflooExecution fold(List<ExecutionEvent> events) {
        if (events.isEmpty() || !(events.get(0) instanceof Started started)) {
            throw new IllegalArgumentException("a history begins with a start");
        }
        WorkflooExecution execution = startedBy(started);
        for (ExecutionEvent event : events.subList(1, events.size())) execution = execution.after(event);
        return execution;
    }

    private static WorkflooExecution startedBy(Started started) {
        Position nowhere = new Position.Finished(Outcome.ERROR);
        return of(started, new ExecutionState(nowhere, ExecutionData.NOTHING, started.at(), 1));
    }

    /** The execution that was started so, as it stands later. */
    public static WorkflooExecution of(Started started, ExecutionState later) {
        return new WorkflooExecution(started.id(), started.start(), started.at(), later);
    }

    /** The next one, after one more event. */
    public WorkflooExecution after(ExecutionEvent event) {
        return new WorkflooExecution(id, start, startedAt, event.after(state));
    }

    public ExecutionId id() {
        return id;
    }

    public Start start() {
        return start;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant modifiedAt() {
        return state.modifiedAt();
    }

    public Position position() {
        return state.position();
    }

    public ExecutionData data() {
        return state.data();
    }

    public int revision() {
        return state.revision();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkflooExecution execution
                && id.equals(execution.id)
                && start.equals(execution.start)
                && startedAt.equals(execution.startedAt)
                && state.equals(execution.state);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, state.revision());
    }

    /** Says nothing of what people answered. */
    @Override
    public String toString() {
        return "execution " + id + " at revision " + revision();
    }
}
