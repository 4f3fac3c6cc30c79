package dev.workfloo.application.port.in.person;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.StepDraft;
import java.util.Optional;

/**
 * Keeps what a person has typed at a step that was not taken yet, so that they find it there when they come back, by whichever link. It is
 * not found again once the execution has left that step, and gone with it, or at the latest when the store is tidied.
 */
public interface KeepDrafts {

    /**
     * Keeps a draft in the place of the one before.
     *
     * @return false, and nothing is kept, when the execution stands elsewhere, waits for no answers there, or there is too much of it
     */
    boolean keep(Scope scope, ExecutionId id, StepDraft draft);

    /** What was kept at the step at which the execution stands. */
    Optional<StepDraft> find(Scope scope, ExecutionId id);

    /** Forgets it, as a person may want. */
    void forget(Scope scope, ExecutionId id);
}
