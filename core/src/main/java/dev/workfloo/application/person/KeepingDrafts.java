package dev.workfloo.application.person;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.person.KeepDrafts;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.person.StepDraft;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Drafts belong to the step at which the execution stands; others are as good as none. */
final class KeepingDrafts implements KeepDrafts {

    private final Executions executions;
    private final Drafts drafts;
    private final InstantSource clock;

    KeepingDrafts(Executions executions, Drafts drafts, InstantSource clock) {
        this.executions = executions;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public boolean keep(Scope scope, ExecutionId id, StepDraft draft) {
        if (draft.isTooLarge()) return false;
        return waiting(scope, id)
                .filter(execution -> draft.step().isAt(execution.position()))
                .filter(execution -> drafts.keep(draft, execution))
                .isPresent();
    }

    @Override
    public Optional<StepDraft> find(Scope scope, ExecutionId id) {
        return waiting(scope, id)
                .flatMap(execution ->
                        drafts.find(id).filter(draft -> draft.step().isAt(execution.position())));
    }

    @Override
    public void forget(Scope scope, ExecutionId id) {
        if (executions.lastWrite(scope, id).isPresent()) drafts.forget(id);
    }

    /** Where it stands, if that is where a person is to give answers, and its time is not over. */
    private Optional<WorkflooExecution> waiting(Scope scope, ExecutionId id) {
        Instant now = clock.instant();
        return executions
                .find(scope, id)
                .filter(execution -> execution
                        .position()
                        .waitsFor()
                        .filter(WaitsFor::isForAnswers)
                        .isPresent())
                .filter(execution -> execution
                        .start()
                        .expiresAt()
                        .filter(end -> !now.isBefore(end))
                        .isEmpty());
    }
}
