package dev.workfloo.application.port.out;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Executions as they are read: their current state, and the events that led there. */
public interface Executions {

    /** The execution as it stands now, if it lives in this workspace and environment. */
    default Optional<WorkflooExecution> find(Scope scope, ExecutionId id) {
        return standing(scope, id).map(Standing::execution);
    }

    /** The execution as it stands now, wherever it lives: for work, which knows nothing but its execution. */
    default Optional<WorkflooExecution> find(ExecutionId id) {
        return standing(id).map(Standing::execution);
    }

    /** The same for a transition, which {@link ExecutionJournal#save} keeps only while it stands so. */
    Optional<Standing> standing(Scope scope, ExecutionId id);

    Optional<Standing> standing(ExecutionId id);

    /** What left it as it stands now, if it lives in this workspace and environment. A store need not read the rest for it. */
    default Optional<LastWrite> lastWrite(Scope scope, ExecutionId id) {
        return standing(scope, id).map(it -> new LastWrite(it.execution().revision(), it.mark()));
    }

    /** @param mark as in {@link Standing} */
    record LastWrite(int revision, Optional<Standing.Mark> mark) {}

    /** All that happened to an execution, if it lives in this workspace and environment. */
    Optional<ExecutionHistory> history(Scope scope, ExecutionId id);

    /**
     * The same of several, in the order in which they are asked for, and of as many of the first ones as may be in memory
     * together: large ones are read alone. One that cannot be read takes none of the others along.
     *
     * @param ids at least one
     */
    default Histories histories(Scope scope, List<ExecutionId> ids) {
        ExecutionId first = ids.get(0);
        return new Histories(
                Histories.reading(first, () -> history(scope, first)).stream().toList(), 1);
    }

    /**
     * @param found without those that are there no more
     * @param looked how many of those that were asked for were looked for, from the first on; at least one
     */
    record Histories(List<Either<Damaged, ExecutionHistory>> found, int looked) {

        public Histories {
            found = List.copyOf(found);
        }

        /** What is read of one, or that it cannot be. */
        public static Optional<Either<Damaged, ExecutionHistory>> reading(
                ExecutionId id, Supplier<Optional<ExecutionHistory>> reading) {
            try {
                return reading.get().map(Either::right);
            } catch (StoreDamaged e) {
                return Optional.of(Either.left(new Damaged(id, e)));
            }
        }
    }

    /** One that is there, and cannot be read. */
    record Damaged(ExecutionId id, StoreDamaged cause) {}

    /** What was started under an idempotency key. */
    Optional<KeptStart> startedUnder(Scope scope, String key);

    /**
     * What a call of an operation was answered under an idempotency key, if the execution lives in this workspace and environment.
     */
    Optional<RepeatableAnswer.Kept> answered(Scope scope, ExecutionId id, String operation, String key);

    record KeptStart(ExecutionId id, DefinitionId definition, long number, String fingerprint, Instant at) {}

    /**
     * Executions that are not finished and whose time ended before this moment, those whose time ended first in front. They are
     * only named, so that one that cannot be read hides none of the others.
     *
     * @param behind the last one of those that are known already
     */
    List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most);

    /** @param at when its time ended */
    record Expired(Instant at, ExecutionId id) {}
}
