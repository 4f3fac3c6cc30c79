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
 * @param versions on one of which an execution runs; empty where the version does not matter
 * @param terms of each of these sets, an execution has at least one; most of them are of one term
 */
@ValueObject
public record ExecutionCriteria(
        Scope scope,
        Facts facts,
        Period created,
        Optional<Set<DefinitionVersion>> versions,
        List<Set<SearchTerm>> terms) {

    public ExecutionCriteria {
        versions = versions.map(Set::copyOf);
        terms = terms.stream().map(Set::copyOf).toList();
    }

    /** All executions of a workspace in one environment. */
    public static ExecutionCriteria all(Scope scope) {
        return new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.empty(), List.of());
    }

    /** What is asked of an execution itself; what is empty does not matter. */
    public record Facts(Optional<ExecutionStatus> status, Optional<Start.Channel> origin, Optional<ExecutionId> id) {

        public static final Facts ANY = new Facts(Optional.empty(), Optional.empty(), Optional.empty());

        boolean areOf(WorkflooExecution execution) {
            ExecutionStatus stands = ExecutionStatus.of(execution.position());
            Start.Channel came = execution.start().origin().channel();
            return status.filter(it -> it != stands).isEmpty()
                    && origin.filter(it -> it != came).isEmpty()
                    && id.filter(it -> !it.equals(execution.id())).isEmpty();
        }
    }

    /** Both ends belong to it; an empty end is open. */
    public record Period(Optional<Instant> from, Optional<Instant> to) {

        public static final Period EVER = new Period(Optional.empty(), Optional.empty());

        public boolean holds(Instant moment) {
            return from.filter(moment::isBefore).isEmpty()
                    && to.filter(moment::isAfter).isEmpty();
        }
    }

    /** @param found the terms under which the execution can be found */
    public boolean areMetBy(WorkflooExecution execution, Set<SearchTerm> found) {
        return scope.equals(execution.start().scope())
                && facts.areOf(execution)
                && created.holds(execution.startedAt())
                && versions.filter(it -> !it.contains(execution.start().version()))
                        .isEmpty()
                && terms.stream().allMatch(any -> any.stream().anyMatch(found::contains));
    }

    /** Says nothing of what was searched for. */
    @Override
    public String toString() {
        return "ExecutionCriteria[" + scope + "]";
    }
}
