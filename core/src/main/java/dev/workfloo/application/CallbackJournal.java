package dev.workfloo.application;

import dev.workfloo.access.Scope;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps changes together with what clients are to be told of them, when they want to be told; a listener
 * hears of each change that was kept.
 */
final class CallbackJournal implements ExecutionJournal {

    private final Store store;
    private final ExecutionJournal journal;
    private final PublishedFlows flows;
    private final Callbacks callbacks;
    private final ExecutionListener listener;
    private final InstantSource clock;

    CallbackJournal(Workfloo.Parts parts, PublishedFlows flows, ExecutionListener listener) {
        this.store = parts.store();
        this.journal = store.journal();
        this.flows = flows;
        this.callbacks = parts.outside().callbacks();
        this.listener = listener;
        this.clock = parts.clock();
    }

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        StartResult result = journal.start(withCallback(started), key);
        if (result instanceof StartResult.Kept) tell(started);
        return result;
    }

    @Override
    public Either<NotKept, Standing> save(
            Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
        return journal.save(withCallback(progress), from, done, answer).peek(kept -> tell(progress));
    }

    private void tell(Progress progress) {
        store.afterCommit(() -> listener.kept(progress));
    }

    @Override
    public Optional<Standing> takeRemembered(Scope scope, ExecutionId id) {
        return journal.takeRemembered(scope, id);
    }

    @Override
    public Optional<Standing> takeRemembered(ExecutionId id) {
        return journal.takeRemembered(id);
    }

    /** It is told from now on, not from the moment of the change: that may lie in the past, or before a clock that was set back. */
    private Progress withCallback(Progress progress) {
        WorkflooExecution execution = progress.execution();
        Start start = execution.start();
        if (start.callback().isEmpty()) return progress;
        CheckedFlow flow = flows.flow(start.scope().workspace(), start.version());
        return StatusCallback.Kind.of(progress)
                .map(kind -> new StatusCallback(
                        execution.id(),
                        execution.revision(),
                        kind,
                        clock.instant(),
                        start.callback().get(),
                        callbacks.status(execution, flow)))
                .map(callback ->
                        progress.withCallback(callback, flow.definition().start()))
                .orElse(progress);
    }

    @Override
    public void forgetKeys(Instant usedBefore) {
        journal.forgetKeys(usedBefore);
    }
}
