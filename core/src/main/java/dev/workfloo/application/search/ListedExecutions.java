package dev.workfloo.application.search;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions.Damaged;
import dev.workfloo.application.port.out.Executions.Histories;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.search.FindingExecutions.Flows;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.search.SearchableFields;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * What lists show of executions.
 *
 * @param listener hears of what lists leave out
 */
record ListedExecutions(Executions executions, Flows flows, ExecutionListener listener, InstantSource clock) {

    Iterator<List<ListedExecution>> parts(Scope scope, List<ExecutionId> ids) {
        return new Parts(scope, ids);
    }

    private final class Parts implements Iterator<List<ListedExecution>> {

        private final Scope scope;
        private final List<ExecutionId> ids;
        private int looked;

        private Parts(Scope scope, List<ExecutionId> ids) {
            this.scope = scope;
            this.ids = ids;
        }

        @Override
        public boolean hasNext() {
            return looked < ids.size();
        }

        @Override
        public List<ListedExecution> next() {
            if (!hasNext()) throw new NoSuchElementException();
            Histories read = executions.histories(scope, ids.subList(looked, ids.size()));
            looked += read.looked();
            return read.found().stream().flatMap(found -> item(scope, found)).toList();
        }
    }

    /** One that is damaged takes none of the others along. */
    private Stream<ListedExecution> item(Scope scope, Either<Damaged, ExecutionHistory> found) {
        return found.fold(this::leftOut, history -> {
            WorkflooExecution execution = history.execution();
            try {
                return Stream.of(listed(scope, history, execution));
            } catch (StoreDamaged e) {
                return leftOut(new Damaged(execution.id(), e));
            }
        });
    }

    private Stream<ListedExecution> leftOut(Damaged damaged) {
        listener.notListed(damaged.id(), damaged.cause());
        return Stream.empty();
    }

    private ListedExecution listed(Scope scope, ExecutionHistory history, WorkflooExecution execution) {
        CheckedFlow flow = flows.flow(scope.workspace(), execution.start().version());
        ExecutionDetail detail =
                new ExecutionDetail(execution, flow, history, clock.instant(), history.nodesWithoutWhy(flow));
        return new ListedExecution(
                detail, SearchableFields.of(flow.definition()).textsOf(execution, ListedExecution.NAMES));
    }
}
