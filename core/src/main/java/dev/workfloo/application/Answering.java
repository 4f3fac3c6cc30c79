package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.NipRequest;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipVerdict;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One load, one transition, one save. Whoever loses the race for a step is told where the execution stands now. */
final class Answering implements AnswerStep {

    private static final int ATTEMPTS = 20;

    private final Executions executions;
    private final ExecutionJournal journal;
    private final CodeSeals seals;
    private final PublishedFlows flows;
    private final Receivers receivers;
    private final InstantSource clock;

    Answering(Store store, ExecutionJournal journal, PublishedFlows flows, Receivers receivers, InstantSource clock) {
        this.executions = store.executions();
        this.seals = store.codeSeals();
        this.journal = journal;
        this.flows = flows;
        this.receivers = receivers;
        this.clock = clock;
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers) {
        return move(
                        scope,
                        id,
                        position -> position,
                        (execution, flow) -> execution
                                .answerForm(answers, flow, clock.instant())
                                .map(Moved::of))
                .map(moved -> moved.progress().execution());
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> sendNip(Scope scope, ExecutionId id, NipRequest request) {
        return move(
                        scope,
                        id,
                        Answering::visit,
                        (execution, flow) -> FieldsWrong.unless(
                                        request.receiver()
                                                .map(receivers::wrongNipReceiver)
                                                .orElse(Map.of()),
                                        execution.requestNip(request, flow, clock.instant()))
                                .map(Moved::of))
                .map(moved -> moved.progress().execution());
    }

    @Override
    public Either<WorkflooProblem, NipVerdict> answerNip(Scope scope, ExecutionId id, String code) {
        return move(
                        scope,
                        id,
                        Answering::round,
                        (execution, flow) -> execution
                                .answerNip(code, seals::matches, flow, clock.instant())
                                .map(judged -> new Moved<>(judged.progress(), judged.verdict())))
                .map(Moved::answer);
    }

    /** A send that came second is judged as what it then is: one too soon after the first. */
    private static Object visit(Position position) {
        return position instanceof AwaitingNip at ? List.of(at.node(), at.visit()) : position;
    }

    /** A code that was typed for one round is not taken for the next: a double click must not give consent twice. */
    private static Object round(Position position) {
        return position instanceof AwaitingNip at
                ? List.of(
                        at.node(), at.visit(), at.nip().phase(), at.nip().send().map(NipSend::number))
                : position;
    }

    /** A transition, and what is answered for it. */
    private record Moved<T>(Progress progress, T answer) {
        static Moved<Progress> of(Progress progress) {
            return new Moved<>(progress, progress);
        }
    }

    private interface Move<T> {
        Either<ExecutionProblem, Moved<T>> from(WorkflooExecution execution, CheckedFlow flow);
    }

    /** @param aim what must still be the same when the move is tried again; otherwise it came too late */
    private <T> Either<WorkflooProblem, Moved<T>> move(
            Scope scope, ExecutionId id, Function<Position, ?> aim, Move<T> move) {
        Optional<Object> aimedAt = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<WorkflooExecution> found = executions.find(scope, id);
            if (found.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
            CheckedFlow flow = flows.flow(scope.workspace(), found.get().start().version());
            WorkflooExecution execution = found.get().asOf(clock.instant(), flow);
            Object aimsAt = aim.apply(execution.position());
            if (aimedAt.isPresent() && !aimedAt.get().equals(aimsAt)) {
                return Either.left(new Refused(execution.cameTooLate(flow)));
            }
            Either<ExecutionProblem, Moved<T>> moved = move.from(execution, flow);
            if (moved.isLeft()) return Either.left(new Refused(moved.getLeft()));
            if (journal.save(moved.get().progress())) return Either.right(moved.get());
            aimedAt = Optional.of(aimsAt);
        }
        throw new StoreUnavailable("the execution changes faster than it can be answered");
    }
}
