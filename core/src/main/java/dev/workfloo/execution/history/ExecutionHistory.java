package dev.workfloo.execution.history;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * All that happened to an execution, the oldest first, which is its start.
 *
 * @param number the number under which the store keeps the execution: unique, growing, not gapless
 * @param write drawn for the write with which it ends; empty where nobody knows it
 */
@ValueObject
public record ExecutionHistory(long number, List<ExecutionEvent> events, Optional<Long> write) {

    /** One of which the last write is not known. */
    public ExecutionHistory(long number, List<ExecutionEvent> events) {
        this(number, events, Optional.empty());
    }

    public ExecutionHistory {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.get(0) instanceof Started)) {
            throw new IllegalArgumentException("a history begins with a start");
        }
    }

    public ExecutionId id() {
        return ((Started) events.get(0)).id();
    }

    public ExecutionHistory with(List<ExecutionEvent> later) {
        List<ExecutionEvent> all = new ArrayList<>(events);
        all.addAll(later);
        return new ExecutionHistory(number, all, write);
    }

    public ExecutionHistory writtenAs(Optional<Long> other) {
        return new ExecutionHistory(number, events, other);
    }

    /** How it stands at a moment, as {@link Run#current}. */
    public ExecutionHistory asOf(Instant now, CheckedFlow flow) {
        return new Run(execution(), flow, now)
                .abandonIfExpired()
                .map(progress -> with(progress.events()))
                .orElse(this);
    }

    public WorkflooExecution execution() {
        return WorkflooExecution.fold(events);
    }

    /** What it did at each node, in the order in which it last came to them. */
    public List<NodeRecord> nodes(CheckedFlow flow) {
        return NodeRecords.of(events, flow, true);
    }

    /** The same without why, which takes as long as to decide anew. */
    public List<NodeRecord> nodesWithoutWhy(CheckedFlow flow) {
        return NodeRecords.of(events, flow, false);
    }
}
