package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.Run;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds executions with their flows, and brings what was done outside into them, however often others move them meanwhile. */
final class ExecutionMoves {

    private static final int ATTEMPTS = 20;

    private final Executions executions;
    private final ExecutionJournal journal;
    private final PublishedFlows flows;
    private final InstantSource clock;

    ExecutionMoves(Executions executions, ExecutionJournal journal, PublishedFlows flows, InstantSource clock) {
        this.executions = executions;
        this.journal = journal;
        this.flows = flows;
        this.clock = clock;
    }

    /** Gives the next transition; empty when there is nothing to be moved any more. */
    interface Move {
        Optional<Progress> from(Run run);
    }

    Instant now() {
        return clock.instant();
    }

    /** The execution as it stands now, with its flow. */
    Optional<Run> find(ExecutionId id) {
        return executions.find(id).map(this::run);
    }

    /** The same, if it lives in this workspace and environment. */
    Optional<Run> find(Scope scope, ExecutionId id) {
        return executions.find(scope, id).map(this::run);
    }

    private Run run(WorkflooExecution execution) {
        return new Run(
                execution,
                flows.flow(
                        execution.start().scope().workspace(), execution.start().version()),
                clock.instant());
    }

    /** The execution, unless its time is over: then it is given up, and nothing outside is asked for it. */
    Optional<Run> inTime(Work work) {
        Optional<Run> found = find(work.execution());
        boolean isOver = found.flatMap(run -> move(run, Optional.of(work), Run::abandonIfExpired))
                .isPresent();
        return isOver ? Optional.empty() : found;
    }

    /** Gives an execution up whose time is over, and says whether it did. */
    boolean abandon(ExecutionId id) {
        return find(id).flatMap(run -> move(run, Optional.empty(), Run::abandonIfExpired))
                .isPresent();
    }

    /**
     * Brings a result into the execution, unless its time is over: then it is given up.
     *
     * @param known how the execution stood when it was last seen; where it stands now is found out by saving
     * @param done work that is over with it
     * @return how it stands then; empty when the result is not wanted any more
     */
    Optional<WorkflooExecution> bring(Run known, Optional<Work> done, Move result) {
        return move(known, done, run -> run.abandonIfExpired().or(() -> result.from(run)));
    }

    /** Keeps a transition; false when another was kept meanwhile. */
    boolean save(Progress progress) {
        return journal.save(progress);
    }

    private Optional<WorkflooExecution> move(Run known, Optional<Work> done, Move move) {
        Optional<Run> run = Optional.of(run(known.execution()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Progress> progress = run.flatMap(move::from);
            if (progress.isEmpty()) return Optional.empty();
            if (journal.save(progress.get(), done)) return progress.map(Progress::execution);
            run = find(known.execution().id());
        }
        throw new StoreUnavailable("the execution changes faster than a result can be brought into it");
    }
}
