package dev.workfloo.application.port.out;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionHistory;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Executions: their current state, and the events that led there. */
public interface Executions {

    /**
     * Keeps a new execution with its events, the work that it asks for and its idempotency key, all or nothing, and only if
     * what it relies on still holds at that moment: its version is the current one, and its scenario exists.
     */
    StartResult start(Progress started, Optional<IdempotencyKey> key);

    sealed interface StartResult {
        /** Kept, under this number: unique, growing, not gapless. */
        record Kept(long number) implements StartResult {}

        /** Nothing was kept: the version was replaced or the scenario deleted. */
        record Outdated() implements StartResult {}

        /** Nothing was kept: a start is kept under the key already. */
        record KeyTaken() implements StartResult {}

        /** Nothing was kept: another start under the key has not ended for 2 seconds. */
        record KeyInUse() implements StartResult {}
    }

    /** What was started under an idempotency key. */
    Optional<KeptStart> startedUnder(Scope scope, String key);

    record KeptStart(ExecutionId id, long number, String fingerprint, Instant at) {}

    /** Forgets idempotency keys that were used before this time; executions stay. */
    void forgetKeys(Instant usedBefore);

    /** The execution as it stands now, if it lives in this workspace and environment. */
    Optional<WorkflooExecution> find(Scope scope, ExecutionId id);

    /** The execution as it stands now, wherever it lives: for work, which knows nothing but its execution. */
    Optional<WorkflooExecution> find(ExecutionId id);

    /**
     * Executions that are not finished and whose time ended before this moment, those whose time ended first in front. They are
     * only named, so that one that cannot be read hides none of the others.
     *
     * @param behind the last one of those that are known already
     */
    List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most);

    /** @param at when its time ended */
    record Expired(Instant at, ExecutionId id) {}

    /**
     * Keeps a transition with its events, the work that it asks for and the consents that were given in it, all or nothing,
     * and only if the execution still stands where the transition began.
     *
     * @param done work that is over with this transition, and need not be kept
     * @return false, and nothing is kept, when another transition was kept meanwhile
     */
    boolean save(Progress progress, Optional<Work> done);

    /** The same for a transition that ends no work. */
    default boolean save(Progress progress) {
        return save(progress, Optional.empty());
    }

    /** All that happened to an execution, if it lives in this workspace and environment. */
    Optional<ExecutionHistory> history(Scope scope, ExecutionId id);
}
