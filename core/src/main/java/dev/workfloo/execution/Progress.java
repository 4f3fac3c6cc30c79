package dev.workfloo.execution;

import java.util.List;

/** What a transition gives: where the execution stands now, and what happened on the way. */
public record Progress(WorkflooExecution execution, List<ExecutionEvent> events) {

    public Progress {
        events = List.copyOf(events);
    }

    /** The revision at which the transition began: 0 for a start. */
    public int before() {
        return execution.revision() - events.size();
    }
}
