package dev.workfloo.execution;

import java.util.List;

/**
 * What a transition gives: where the execution stands now, what happened on the way, and what must now be done outside.
 *
 * @param work what is to be kept with the transition, so that it is done even if this process dies
 */
public record Progress(WorkflooExecution execution, List<ExecutionEvent> events, List<Work.Due> work) {

    public Progress {
        events = List.copyOf(events);
        work = List.copyOf(work);
    }

    /** The revision at which the transition began: 0 for a start. */
    public int before() {
        return execution.revision() - events.size();
    }
}
