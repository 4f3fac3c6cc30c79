package dev.workfloo.application.search;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.Damaged;
import dev.workfloo.application.port.out.Executions.Histories;
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
import java.util.Optional;

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

        /** Where what is read is large, the store looks at few at a time; it is not asked to look ahead at many then. */
        private int ahead = Integer.MAX_VALUE;

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
            Histories read =
                    executions.histories(scope, ids.subList(looked, looked + Math.min(ahead, ids.size() - looked)));
            List<ListedExecution> part = read.found().stream()
                    .flatMap(found -> item(scope, found).stream())
                    .toList();
            looked += read.looked();
            ahead = 2 * read.looked();
            return part;
        }
    }

    /** One that is damaged takes none of the others along. */
    private Optional<ListedExecution> item(Scope scope, Either<Damaged, ExecutionHistory> found) {
        return found.fold(
                damaged -> {
                    listener.notListed(damaged.id(), damaged.cause());
                    return Optional.empty();
                },
                history -> item(scope, history));
    }

    private Optional<ListedExecution> item(Scope scope, ExecutionHistory history) {
        try {
            return Optional.of(listed(scope, history));
        } catch (StoreUnavailable e) {
            throw e;
        } catch (StoreDamaged e) {
            leftOut(scope, history.id(), e);
        } catch (RuntimeException e) {
            leftOut(
                    scope,
                    history.id(),
                    new StoreDamaged("execution " + history.id() + ": what it did is contradictory", e));
        }
        return Optional.empty();
    }

    /** What belongs to one that was removed is no damage. */
    void leftOut(Scope scope, ExecutionId id, StoreDamaged cause) {
        if (isThere(scope, id)) listener.notListed(id, cause);
    }

    private boolean isThere(Scope scope, ExecutionId id) {
        try {
            return executions.standing(scope, id).isPresent();
        } catch (StoreDamaged e) {
            return true;
        }
    }

    private ListedExecution listed(Scope scope, ExecutionHistory history) {
        WorkflooExecution execution = history.execution();
        CheckedFlow flow = flows.flow(scope.workspace(), execution.start().version());
        ExecutionDetail detail =
                new ExecutionDetail(execution, flow, history, clock.instant(), history.nodesWithoutWhy(flow));
        return new ListedExecution(
                detail, SearchableFields.of(flow.definition()).textsOf(execution, ListedExecution.NAMES));
    }
}
