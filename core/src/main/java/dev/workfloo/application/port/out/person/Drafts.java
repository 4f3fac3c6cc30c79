package dev.workfloo.application.port.out.person;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.person.StepDraft;
import java.util.Optional;

/**
 * What people have typed at steps that were not taken yet, one draft of an execution. A step that is taken takes the draft with it, in the
 * same transaction; so does the removal of the execution. One that is kept at the very moment at which its step is taken may stay behind
 * until the store is tidied, and is not found again. What is kept of it is personal.
 */
public interface Drafts {

    /** Of a store that keeps none: nothing is found again. */
    Drafts NONE = new Drafts() {
        @Override
        public boolean keep(StepDraft draft, WorkflooExecution at) {
            return false;
        }

        @Override
        public Optional<StepDraft> find(ExecutionId execution) {
            return Optional.empty();
        }

        @Override
        public void forget(ExecutionId execution) {}
    };

    /**
     * Keeps a draft in the place of the one before, and only while the execution still stands so.
     *
     * @param at how it stood when it was looked at
     * @return whether it is kept
     */
    boolean keep(StepDraft draft, WorkflooExecution at);

    /** What was kept last; it may be of a step that was left meanwhile, where a process of an earlier release took it. */
    Optional<StepDraft> find(ExecutionId execution);

    void forget(ExecutionId execution);
}
