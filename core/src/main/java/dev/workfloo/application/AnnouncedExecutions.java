package dev.workfloo.application;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.execution.Announcement;
import dev.workfloo.execution.ExecutionHistory;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Executions whose changes are kept together with what clients are to be told of them, when they want to be told; a listener
 * hears of each change that was kept.
 */
final class AnnouncedExecutions implements Executions {

    private final Executions executions;
    private final PublishedFlows flows;
    private final Callbacks callbacks;
    private final ExecutionListener listener;
    private final InstantSource clock;

    AnnouncedExecutions(
            Executions executions,
            PublishedFlows flows,
            Callbacks callbacks,
            ExecutionListener listener,
            InstantSource clock) {
        this.executions = executions;
        this.flows = flows;
        this.callbacks = callbacks;
        this.listener = listener;
        this.clock = clock;
    }

    ExecutionListener listener() {
        return listener;
    }

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        StartResult result = executions.start(announced(started), key);
        if (result instanceof StartResult.Kept) listener.kept(started);
        return result;
    }

    @Override
    public boolean save(Progress progress, Optional<Work> done) {
        boolean kept = executions.save(announced(progress), done);
        if (kept) listener.kept(progress);
        return kept;
    }

    /** It is told from now on, whatever the moment of the change: that may lie in the past, or before a clock that was set back. */
    private Progress announced(Progress progress) {
        WorkflooExecution execution = progress.execution();
        Start start = execution.start();
        if (start.callback().isEmpty()) return progress;
        CheckedFlow flow = flows.flow(start.scope().workspace(), start.version());
        return Announcement.Kind.of(progress)
                .map(kind -> new Announcement(
                        execution.id(),
                        execution.revision(),
                        kind,
                        clock.instant(),
                        start.callback().get(),
                        callbacks.status(execution, flow)))
                .map(announcement ->
                        progress.telling(announcement, flow.definition().start()))
                .orElse(progress);
    }

    @Override
    public Optional<KeptStart> startedUnder(Scope scope, String key) {
        return executions.startedUnder(scope, key);
    }

    @Override
    public void forgetKeys(Instant usedBefore) {
        executions.forgetKeys(usedBefore);
    }

    @Override
    public Optional<WorkflooExecution> find(Scope scope, ExecutionId id) {
        return executions.find(scope, id);
    }

    @Override
    public Optional<WorkflooExecution> find(ExecutionId id) {
        return executions.find(id);
    }

    @Override
    public List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most) {
        return executions.expiredBefore(moment, behind, most);
    }

    @Override
    public Optional<ExecutionHistory> history(Scope scope, ExecutionId id) {
        return executions.history(scope, id);
    }
}
