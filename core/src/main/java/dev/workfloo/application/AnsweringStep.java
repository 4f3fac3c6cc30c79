package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Encounters.Caller;
import dev.workfloo.application.callback.CallbackReceiverCheck;
import dev.workfloo.application.file.IncomingFiles;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.content.GivenDocuments;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.MovedOn;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.file.FileIntake;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.step.CorrectionStep;
import dev.workfloo.execution.step.DocumentStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.NipStep;
import dev.workfloo.execution.step.ReviewStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One load, one transition, one save; the load is left out where this process remembers the execution. A caller who loses the race
 * for a step is told where the execution stands now.
 */
final class AnsweringStep implements AnswerStep {

    private static final int ATTEMPTS = 20;

    private final ExecutionMoves moves;
    private final CodeSeals seals;
    private final CallbackReceiverCheck receivers;
    private final IncomingFiles files;
    private final Encounters encounters;
    private final AskedStep asked;

    AnsweringStep(ExecutionMoves moves, CodeSeals seals, CallbackReceiverCheck receivers, IncomingFiles files) {
        this.moves = moves;
        this.seals = seals;
        this.receivers = receivers;
        this.files = files;
        this.encounters = new Encounters();
        this.asked = AskedStep.PLAIN;
    }

    private AnsweringStep(AnsweringStep always, AskedStep asked) {
        this.moves = always.moves;
        this.seals = always.seals;
        this.receivers = always.receivers;
        this.files = always.files;
        this.encounters = always.encounters;
        this.asked = asked;
    }

    /** The step gives what its answer is made of: whoever asks says of both that they fit. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> Either<WorkflooProblem, T> once(Once<T> once, Function<AnswerStep, Either<WorkflooProblem, T>> step) {
        return step.apply(new AnsweringStep(this, asked.under((Once<Object>) once)));
    }

    @Override
    public AnswerStep expecting(ExpectedStep shown) {
        return new AnsweringStep(this, asked.expecting(shown));
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> answerForm(Scope scope, ExecutionId id, Value.Context answers) {
        return move(new Step<>(
                scope,
                id,
                position -> position,
                true,
                run -> FormStep.of(run)
                        .flatMap(step -> taking(id, answers).flatMap(step::answer))
                        .map(Moved::of)));
    }

    /** The same answers, if the documents that they name are kept. */
    private Either<ExecutionProblem, Value.Context> taking(ExecutionId id, Value.Context answers) {
        Map<String, String> wrong = GivenDocuments.wrong(answers, given -> files.isThere(id, given));
        return wrong.isEmpty() ? Either.right(answers) : Either.left(new FieldsWrong(wrong));
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> review(
            Scope scope, ExecutionId id, ReviewRequest request, String by) {
        return move(new Step<>(
                scope,
                id,
                position -> position,
                true,
                run -> ReviewStep.of(run)
                        .flatMap(step -> step.review(request, by))
                        .map(Moved::of)));
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> correct(Scope scope, ExecutionId id, Value.Context answers) {
        FileIntake intake = files.ofOneCall();
        return move(new Step<>(
                scope,
                id,
                position -> position,
                true,
                run -> CorrectionStep.of(run)
                        .flatMap(step ->
                                taking(id, answers).flatMap(taken -> step.correct(new SentFiles(taken, intake))))
                        .map(Moved::of)));
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> answerDocument(
            Scope scope, ExecutionId id, Value.Context answers) {
        SentFiles sent = new SentFiles(answers, files.ofOneCall());
        return move(new Step<>(
                scope,
                id,
                position -> position,
                true,
                run -> DocumentStep.of(run)
                        .flatMap(step -> taking(id, answers).flatMap(taken -> step.answer(sent)))
                        .map(Moved::of)));
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> sendNip(Scope scope, ExecutionId id, NipRequest request) {
        return move(new Step<>(
                scope,
                id,
                AskedStep::visit,
                true,
                run -> FieldsWrong.unless(
                                request.receiver()
                                        .map(receivers::wrongNipReceiver)
                                        .orElse(Map.of()),
                                NipStep.of(run).flatMap(step -> step.request(request)))
                        .map(Moved::of)));
    }

    @Override
    public Either<WorkflooProblem, NipVerdict> answerNip(Scope scope, ExecutionId id, String code) {
        return move(new Step<>(
                scope,
                id,
                AskedStep::round,
                false,
                run -> NipStep.of(run)
                        .flatMap(step -> step.judge(code, seals::matches))
                        .map(judged -> new Moved<>(judged.progress(), judged.verdict()))));
    }

    /** Wherever it stands by then. */
    @Override
    public Either<WorkflooProblem, WorkflooExecution> cancel(Scope scope, ExecutionId id, String by) {
        return move(new Step<>(
                scope,
                id,
                position -> position.outcome().isPresent(),
                true,
                run -> run.cancel(by).map(Moved::of)));
    }

    @Override
    public Either<WorkflooProblem, Optional<Value.Context>> recall(
            Scope scope, ExecutionId id, String operation, IdempotencyKey key) {
        Optional<RepeatableAnswer.Kept> kept = moves.answered(scope, id, operation, key.key());
        boolean isOther =
                kept.filter(it -> !it.fingerprint().equals(key.fingerprint())).isPresent();
        return isOther
                ? Either.left(WorkflooProblem.IDEMPOTENCY_KEY_REUSED)
                : Either.right(kept.map(RepeatableAnswer.Kept::answer));
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

    /**
     * What a caller wants to do with an execution.
     *
     * @param aim what must still be the same when the move is tried again; otherwise it came too late
     * @param mayBeRemembered whether it may be tried on what is remembered. That may be of a round before the one that a person saw,
     *     and a write that is refused then does not tell two clicks from two rounds.
     */
    private record Step<T>(
            Scope scope, ExecutionId id, Function<Position, Object> aim, boolean mayBeRemembered, Move<T> move) {
        boolean isSameAim(Position one, Position other) {
            return aim.apply(one).equals(aim.apply(other));
        }
    }

    private <T> Either<WorkflooProblem, T> move(Step<T> step) {
        Caller caller = encounters.enter(step.id());
        try {
            return move(step, caller);
        } finally {
            encounters.leave(caller);
        }
    }

    /**
     * Nothing is refused for what is remembered, nor is that what the caller aims at: where the execution stands so no more, it may
     * have moved long before this call. Unless it stood so when the write began: then another one was quicker. Or another caller of
     * this process moves it at the same time: then this one aims at what that one does.
     */
    private <T> Either<WorkflooProblem, T> move(Step<T> step, Caller caller) {
        Optional<Known> remembered = remembered(step);
        if (remembered.isEmpty()) return moveAsRead(step, caller, Optional::empty);
        Known known = remembered.get();
        return attempt(step, known, caller)
                .fold(
                        notKept -> moveAsRead(
                                step,
                                caller,
                                () -> notKept == NotKept.OVERTAKEN
                                        ? Optional.of(known.position())
                                        : caller.overtakenAt()),
                        answer -> answer.isRight() ? answer : moveAsRead(step, caller, Optional::empty));
    }

    private Optional<Known> remembered(Step<?> step) {
        if (!step.mayBeRemembered()) return Optional.empty();
        return moves.remembered(step.scope(), step.id()).map(Known::current);
    }

    /** @param aimed where the execution stood when the move aimed at it already; is asked once it is read how it stands now */
    private <T> Either<WorkflooProblem, T> moveAsRead(Step<T> step, Caller caller, Supplier<Optional<Position>> aimed) {
        Supplier<Optional<Position>> aimedAt = aimed;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Known> found = moves.find(step.scope(), step.id()).map(Known::current);
            if (found.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
            Known known = found.get();
            boolean isTooLate = aimedAt.get()
                    .filter(it -> !step.isSameAim(it, known.position()))
                    .isPresent();
            if (isTooLate) return Either.left(new Refused(asked.tooLate(known.run())));
            caller.moves(known.position());
            Optional<Either<WorkflooProblem, T>> answer =
                    attempt(step, known, caller).toJavaOptional();
            caller.gaveUp();
            if (answer.isPresent()) return answer.get();
            aimedAt = () -> Optional.of(known.position());
        }
        throw new StoreUnavailable("the execution changes faster than it can be answered");
    }

    private <T> Either<NotKept, Either<WorkflooProblem, T>> attempt(Step<T> step, Known known, Caller caller) {
        if (!asked.isFor(known.position())) return Either.right(Either.left(new Refused(new MovedOn())));
        return step.move()
                .from(known.run())
                .fold(problem -> Either.right(Either.left(new Refused(problem))), moved -> keep(moved, known, caller));
    }

    private <T> Either<NotKept, Either<WorkflooProblem, T>> keep(Moved<T> moved, Known known, Caller caller) {
        return moves.save(moved.progress(), known, asked.kept(moved.answer()))
                .peek(kept -> caller.moved(known.position()))
                .fold(
                        why -> why == NotKept.KEY_TAKEN
                                ? Either.right(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE))
                                : Either.left(why),
                        kept -> Either.right(Either.right(moved.answer())));
    }
}
