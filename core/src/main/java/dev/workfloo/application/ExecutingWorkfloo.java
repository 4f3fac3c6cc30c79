package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.StartDecision.Decided;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.KeptStart;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The usual start is decided from memory and written in one go. Only when the write finds the memory outdated or the key
 * taken, or when the start would be refused, is anything read.
 */
final class ExecutingWorkfloo implements ExecuteWorkfloo {

    /** Each attempt but the first means that somebody published between our reading and our writing. */
    private static final int ATTEMPTS = 20;

    private final Executions executions;
    private final ExecutionJournal journal;
    private final StartDecision decision;
    private final InstantSource clock;

    ExecutingWorkfloo(Workfloo.Parts parts, ExecutionJournal journal, StartDecision decision) {
        this.executions = parts.store().executions();
        this.journal = journal;
        this.decision = decision;
        this.clock = parts.clock();
    }

    @Override
    public Either<WorkflooProblem, StartedWorkfloo> execute(StartWorkfloo command) {
        Optional<Draw> draw = decision.draw(command);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Either<WorkflooProblem, StartedWorkfloo>> answer = attempt(command, draw);
            if (answer.isPresent()) return answer.get();
        }
        throw new StoreUnavailable("what is to be started changes faster than it can be");
    }

    /** Empty when what was remembered turned out to be outdated. */
    private Optional<Either<WorkflooProblem, StartedWorkfloo>> attempt(StartWorkfloo command, Optional<Draw> draw) {
        // Files are kept before the start is: those of one that is repeated would be of no use.
        if (command.answers().hasFiles()) {
            Optional<Either<WorkflooProblem, StartedWorkfloo>> earlier = earlierAnswer(command);
            if (earlier.isPresent()) return earlier;
        }
        Decided decided = decision.decide(command, draw);
        return decided.outcome()
                .fold(problem -> refuse(command, decided, problem), started -> keep(command, decided, started));
    }

    private Optional<Either<WorkflooProblem, StartedWorkfloo>> keep(
            StartWorkfloo command, Decided decided, Progress started) {
        StartResult result = journal.start(started, command.idempotencyKey());
        if (result instanceof Kept kept) {
            WorkflooExecution execution = started.execution();
            DefinitionId definition = execution.start().version().definition();
            return Optional.of(Either.right(new StartedWorkfloo(execution.id(), definition, kept.number())));
        }
        if (result instanceof KeyInUse) return Optional.of(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE));
        if (result instanceof KeyTaken) return earlierAnswer(command);
        decision.forget(command, decided);
        return Optional.empty();
    }

    /** An earlier answer under the key goes before any refusal, and what was only remembered is looked up once more. */
    private Optional<Either<WorkflooProblem, StartedWorkfloo>> refuse(
            StartWorkfloo command, Decided decided, WorkflooProblem problem) {
        Optional<Either<WorkflooProblem, StartedWorkfloo>> earlier = earlierAnswer(command);
        if (earlier.isPresent()) return earlier;
        return decision.isOutdated(command, decided) ? Optional.empty() : Optional.of(Either.left(problem));
    }

    private Optional<Either<WorkflooProblem, StartedWorkfloo>> earlierAnswer(StartWorkfloo command) {
        if (command.idempotencyKey().isEmpty()) return Optional.empty();
        return recall(command.scope(), command.idempotencyKey().get())
                .fold(problem -> Optional.of(Either.left(problem)), earlier -> earlier.map(Either::right));
    }

    @Override
    public Either<WorkflooProblem, Optional<StartedWorkfloo>> recall(Scope scope, IdempotencyKey key) {
        Optional<KeptStart> kept = executions.startedUnder(scope, key.key());
        if (kept.isEmpty()) return Either.right(Optional.empty());
        Instant oldest = clock.instant().minus(IdempotencyKey.KEPT);
        if (kept.get().at().isBefore(oldest)) {
            journal.forgetKeys(oldest);
            return Either.right(Optional.empty());
        }
        return kept.get().fingerprint().equals(key.fingerprint())
                ? Either.right(kept.map(it -> new StartedWorkfloo(it.id(), it.definition(), it.number())))
                : Either.left(WorkflooProblem.IDEMPOTENCY_KEY_REUSED);
    }
}
