package dev.workfloo.application.search;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.ListedExecution;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.search.FindingExecutions.Flows;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.search.SearchableFields;
import java.util.Optional;

/**
 * What lists show of executions.
 *
 * @param listener hears of what lists leave out
 */
record ListedExecutions(Executions executions, Flows flows, ExecutionListener listener) {

    /** One that is damaged takes none of the others along. */
    Optional<ListedExecution> item(Scope scope, ExecutionId id) {
        try {
            return executions.history(scope, id).map(history -> listed(scope, history));
        } catch (StoreDamaged e) {
            listener.notListed(id, e);
            return Optional.empty();
        }
    }

    private ListedExecution listed(Scope scope, ExecutionHistory history) {
        WorkflooExecution execution = history.execution();
        CheckedFlow flow = flows.flow(scope.workspace(), execution.start().version());
        ExecutionDetail detail = new ExecutionDetail(execution, flow, history.number(), history.nodes(flow));
        return new ListedExecution(
                detail, SearchableFields.of(flow.definition()).textsOf(execution, ListedExecution.NAMES));
    }
}
