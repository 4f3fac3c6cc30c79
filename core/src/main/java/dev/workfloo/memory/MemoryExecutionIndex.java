package dev.workfloo.memory;

import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.execution.search.SearchableFields;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Keeps nothing: each search looks at every execution. */
final class MemoryExecutionIndex implements ExecutionIndex {

    private static final Comparator<Place> NEWEST_FIRST =
            Comparator.comparing(Place::createdAt).thenComparing(Place::number).reversed();

    private final MemoryExecutions executions;
    private final Definitions definitions;

    MemoryExecutionIndex(MemoryExecutions executions, Definitions definitions) {
        this.executions = executions;
        this.definitions = definitions;
    }

    @Override
    public List<Place> find(ExecutionCriteria criteria, Beginning from, int most) {
        return executions.numbered().entrySet().stream()
                .filter(entry -> criteria.areMetBy(entry.getValue(), terms(criteria, entry.getValue())))
                .map(entry -> place(entry.getKey(), entry.getValue()))
                .filter(place -> from.behind()
                        .filter(behind -> NEWEST_FIRST.compare(place, behind) <= 0)
                        .isEmpty())
                .sorted(NEWEST_FIRST)
                .skip(from.skipped())
                .limit(most)
                .toList();
    }

    private static Place place(long number, WorkflooExecution execution) {
        return new Place(execution.startedAt(), number, execution.id());
    }

    private Set<SearchTerm> terms(ExecutionCriteria criteria, WorkflooExecution execution) {
        Start start = execution.start();
        return criteria.terms().isEmpty()
                ? Set.of()
                : definitions
                        .find(start.scope().workspace(), start.version())
                        .map(definition -> SearchableFields.of(definition).termsOf(execution))
                        .orElseGet(Set::of);
    }
}
