package dev.workfloo.application.port.out;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;

/** Keeps what happens to executions. What it keeps is read in {@link Executions} from then on. */
public interface ExecutionJournal {

    /**
     * Keeps a new execution with its events, the work that it asks for and its idempotency key, all or nothing, and only if
     * what it relies on still holds at that moment: its version and that of its pool are the current ones, its scenario exists, and
     * so do the documents that it takes, which are taken with it.
     */
    StartResult start(Progress started, Optional<IdempotencyKey> key);

    sealed interface StartResult {
        /** Kept, under this number: unique, growing, not gapless. */
        record Kept(long number) implements StartResult {}

        /** Nothing was kept: a version was replaced, the scenario deleted, or a document forgotten. */
        record Outdated() implements StartResult {}

        /** Nothing was kept: a start is kept under the key already. */
        record KeyTaken() implements StartResult {}

        /** Nothing was kept: another start under the key has not ended for 2 seconds. */
        record KeyInUse() implements StartResult {}
    }

    /**
     * Keeps a transition with its events, the work that it asks for and the consents that were given in it, all or nothing,
     * and only if the execution still stands where the transition began. Documents that its answers name are taken with it.
     *
     * @param from where the transition began
     * @param done work that is over with this transition, and need not be kept
     * @return how it stands then; or why nothing is kept: another transition was kept meanwhile, or the execution does not have
     *     one of those documents
     */
    default Either<NotKept, Standing> save(Progress progress, Standing from, Optional<Work> done) {
        return save(progress, from, done, Optional.empty());
    }

    /**
     * The same together with what is answered for it, and only if nothing is kept yet under the answer's key.
     *
     * @param answer where the call came under an idempotency key
     */
    Either<NotKept, Standing> save(
            Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer);

    /** How a store found that it could not keep a transition. */
    enum NotKept {
        /** The execution still stood where the transition began when the store set about it: another one was quicker. */
        OVERTAKEN,
        /** It stood elsewhere, for all that the store knows since long before. */
        STALE,
        /** An answer is kept already under the key of this one. */
        KEY_TAKEN
    }

    /**
     * The execution as this process left it, if that is remembered and it lives in this workspace and environment. It may stand
     * elsewhere by now. So a transition may be tried on it, and nothing else may be said of it. It is given out once: of two who
     * move an execution at a time, the second one reads how it stands, and so knows whether the first one was quicker.
     */
    default Optional<Standing> takeRemembered(Scope scope, ExecutionId id) {
        return Optional.empty();
    }

    /** The same, wherever it lives. */
    default Optional<Standing> takeRemembered(ExecutionId id) {
        return Optional.empty();
    }

    /** Forgets idempotency keys that were used before this time, with what was answered under them; executions stay. */
    void forgetKeys(Instant usedBefore);
}
