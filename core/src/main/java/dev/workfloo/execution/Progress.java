package dev.workfloo.execution;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a transition gives: where the execution stands now, what happened on the way, and what must now be done outside.
 *
 * @param work what is to be kept with the transition, so that it is done even if this process dies
 * @param callback what a client is to be told of it
 * @param from how it stood when the transition began; a start begins with nothing gathered
 */
public record Progress(
        WorkflooExecution execution,
        List<ExecutionEvent> events,
        List<Work.Due> work,
        Optional<StatusCallback> callback,
        WorkflooExecution from) {

    public Progress(
            WorkflooExecution execution, List<ExecutionEvent> events, List<Work.Due> work, WorkflooExecution from) {
        this(execution, events, work, Optional.empty(), from);
    }

    public Progress {
        events = List.copyOf(events);
        work = List.copyOf(work);
    }

    /** The revision at which the transition began: 0 for a start. */
    public int before() {
        return execution.revision() - events.size();
    }

    /** When the execution had last moved before; for a start, when it was made. */
    public Instant since() {
        return from.modifiedAt();
    }

    /** Documents that are taken with it, beside those that answers name as their text. */
    public List<DocumentReference> takes() {
        return events.stream()
                .filter(NodeEvent.class::isInstance)
                .flatMap(event -> ((NodeEvent) event).takes().values().stream())
                .toList();
    }

    /** The same, with what a client is to be told of it. */
    public Progress withCallback(StatusCallback told, NodeId start) {
        List<Work.Due> more = new ArrayList<>(work);
        more.add(new Work.Due(told.work(start), told.at()));
        return new Progress(execution, events, more, Optional.of(told), from);
    }
}
