package dev.workfloo.execution.search;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Which executions are asked for: those that meet all of it.
 *
 * @param terms of each of these sets, an execution has at least one; most of them are of one term
 */
@ValueObject
public record ExecutionCriteria(Scope scope, Facts facts, Period created, List<Set<SearchTerm>> terms) {

    public ExecutionCriteria {
        terms = terms.stream().map(Set::copyOf).toList();
    }

    /** All executions of a workspace in one environment. */
    public static ExecutionCriteria all(Scope scope) {
        return new ExecutionCriteria(scope, Facts.ANY, Period.EVER, List.of());
    }

    /**
     * What can be asked for but what was answered; what is empty does not matter.
     *
     * @param versions on one of which an execution runs; none runs on one of none
     */
    public record Facts(
            Optional<ExecutionStatus> status,
            Optional<Start.Channel> origin,
            Optional<ExecutionId> id,
            Optional<Set<DefinitionVersion>> versions) {

        public static final Facts ANY =
                new Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Facts {
            versions = versions.map(Set::copyOf);
        }

        boolean areOf(WorkflooExecution execution) {
            Start start = execution.start();
            return status.filter(it -> it != ExecutionStatus.of(execution.position())).isEmpty()
                    && origin.filter(it -> it != start.origin().channel()).isEmpty()
                    && id.filter(it -> !it.equals(execution.id())).isEmpty()
                    && versions.filter(it -> !it.contains(start.version())).isEmpty();
        }
    }

    /** Both ends belong to it; an empty end is open. */
    public record Period(Optional<Instant> from, Optional<Instant> to) {

        public static final Period EVER = new Period(Optional.empty(), Optional.empty());

        public boolean holds(Instant moment) {
            return from.filter(moment::isBefore).isEmpty() && to.filter(moment::isAfter).isEmpty();
        }
    }

    /** @param found the terms under which the execution can be found */
    public boolean areMetBy(WorkflooExecution execution, Set<SearchTerm> found) {
        return scope.equals(execution.start().scope())
                && facts.areOf(execution)
                && created.holds(execution.startedAt())
                && terms.stream().allMatch(any -> any.stream().anyMatch(found::contains));
    }

    /** Says nothing of what was searched for. */
    @Override
    public String toString() {
        return "ExecutionCriteria[" + scope + "]";
    }
}
