package dev.workfloo.testkit.trace;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.WorkflooExecution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One visit of a run to a node.
 *
 * @param before how the run stood when it came
 */
record Visit(NodeId node, WorkflooExecution before, List<NodeEvent> events) {

    /** All visits, in their order. */
    static List<Visit> all(RunTrace trace) {
        List<Visit> visits = new ArrayList<>();
        List<ExecutionEvent> events = trace.events();
        WorkflooExecution before = WorkflooExecution.fold(events.subList(0, 1));
        for (ExecutionEvent event : events.subList(1, events.size())) {
            if (event instanceof NodeEvent there) {
                boolean stoodThere = before.position().waitsAt().equals(Optional.of(there.node()));
                if (visits.isEmpty() || !stoodThere || there.meaning().opensVisit()) {
                    visits.add(new Visit(there.node(), before, new ArrayList<>()));
                }
                visits.get(visits.size() - 1).events().add(there);
            }
            before = before.after(event);
        }
        return visits;
    }
}
