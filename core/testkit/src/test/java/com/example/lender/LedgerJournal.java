package com.example.lender;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;

/** Tells the ledger of what was kept, and of nothing that was not. */
record LedgerJournal(ExecutionJournal kept, Ledger ledger) implements ExecutionJournal {

    private void tell(WorkflooExecution moved) {
        ledger.moved(moved.id(), moved.revision());
    }

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        StartResult result = kept.start(started, key);
        if (result instanceof StartResult.Kept) tell(started.execution());
        return result;
    }

    @Override
    public Either<NotKept, Standing> save(
            Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
        return kept.save(progress, from, done, answer).peek(standing -> tell(standing.execution()));
    }

    @Override
    public Optional<Standing> takeRemembered(Scope scope, ExecutionId id) {
        return kept.takeRemembered(scope, id);
    }

    @Override
    public Optional<Standing> takeRemembered(ExecutionId id) {
        return kept.takeRemembered(id);
    }

    @Override
    public void forgetKeys(Instant usedBefore) {
        kept.forgetKeys(usedBefore);
    }
}
