package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.content.GivenDocuments;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.NipRequest;
import dev.workfloo.execution.step.NipStep;
import dev.workfloo.execution.step.NipVerdict;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One load, one transition, one save. A caller who loses the race for a step is told where the execution stands now. */
final class AnsweringStep implements AnswerStep {

    private static final int ATTEMPTS = 20;

    private final ExecutionMoves moves;
    private final CodeSeals seals;
    private final CallbackReceiverCheck receivers;
    private final Documents documents;

    AnsweringStep(ExecutionMoves moves, CodeSeals seals, CallbackReceiverCheck receivers, Documents documents) {
        this.moves = moves;
        this.seals = seals;
        this.receivers = receivers;
        this.documents = documents;
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers) {
        return move(
                scope,
                id,
                position -> position,
                run -> FormStep.of(run)
                        .flatMap(step -> {
                            Map<String, String> wrong = GivenDocuments.wrong(
                                    answers, given -> documents.find(id, given).isPresent());
                            return wrong.isEmpty() ? step.answer(answers) : Either.left(new FieldsWrong(wrong));
                        })
                        .map(Moved::of));
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> sendNip(Scope scope, ExecutionId id, NipRequest request) {
        return move(
                scope,
                id,
                AnsweringStep::visit,
                run -> FieldsWrong.unless(
                                request.receiver()
                                        .map(receivers::wrongNipReceiver)
                                        .orElse(Map.of()),
                                NipStep.of(run).flatMap(step -> step.request(request)))
                        .map(Moved::of));
    }

    @Override
    public Either<WorkflooProblem, NipVerdict> answerNip(Scope scope, ExecutionId id, String code) {
        return move(
                scope,
                id,
                AnsweringStep::round,
                run -> NipStep.of(run)
                        .flatMap(step -> step.judge(code, seals::matches))
                        .map(judged -> new Moved<>(judged.progress(), judged.verdict())));
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
        static Moved<WorkflooExecution> of(Progress progress) {
            return new Moved<>(progress, progress.execution());
        }
    }

    private interface Move<T> {
        Either<ExecutionProblem, Moved<T>> from(Run run);
    }

    /** @param aim what must still be the same when the move is tried again; otherwise it came too late */
    private <T> Either<WorkflooProblem, T> move(
            Scope scope, ExecutionId id, Function<Position, Object> aim, Move<T> move) {
        Optional<Object> aimedAt = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Run> found = moves.find(scope, id).map(Run::current);
            if (found.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
            Run run = found.get();
            Object aimsAt = aim.apply(run.execution().position());
            boolean isTooLate = aimedAt.filter(it -> !it.equals(aimsAt)).isPresent();
            Optional<Either<WorkflooProblem, T>> answer =
                    answer(isTooLate ? Either.left(run.cameTooLate()) : move.from(run));
            if (answer.isPresent()) return answer.get();
            aimedAt = Optional.of(aimsAt);
        }
        throw new StoreUnavailable("the execution changes faster than it can be answered");
    }

    /** Empty when somebody else moved the execution meanwhile. */
    private <T> Optional<Either<WorkflooProblem, T>> answer(Either<ExecutionProblem, Moved<T>> moved) {
        return moved.fold(
                problem -> Optional.of(Either.left(new Refused(problem))),
                it -> moves.save(it.progress()) ? Optional.of(Either.right(it.answer())) : Optional.empty());
    }
}
