package dev.workfloo.application.verification;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.application.verification.VerificationMoves.Read;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.MovedOn;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.OtpStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.execution.verification.OtpVerdict;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** While this process has a token judged it remembers which one: whoever submits it twice is answered once. */
public final class VerifyingPerson implements VerifyPerson {

    private static final int ATTEMPTS = 20;

    private final VerificationMoves moves;
    private final VerificationProviders providers;
    private final Map<Judged, Submission> judging = new ConcurrentHashMap<>();

    public VerifyingPerson(VerificationMoves moves, VerificationProviders providers) {
        this.moves = moves;
        this.providers = providers;
    }

    /** An execution of those who see it: for others there is none, and so nothing that they could wait for or hold up. */
    private record Judged(Scope scope, ExecutionId id) {}

    /** A token while it is being judged. */
    private static final class Submission {

        private final String token;
        private final Optional<String> key;
        private final Optional<ExpectedStep> expected;
        private volatile Optional<Either<WorkflooProblem, OtpVerdict>> answer = Optional.empty();

        Submission(String token, Manner<OtpVerdict> manner) {
            this.token = token;
            this.key = manner.once().map(once -> once.key().key());
            this.expected = manner.expected();
        }

        boolean repeats(Submission other) {
            return key.isPresent() && key.equals(other.key);
        }

        /** What is meant for one step alone is not answered as what may have been meant for another. */
        boolean isAnsweredWith(Submission other) {
            return token.equals(other.token) && (expected.isEmpty() || expected.equals(other.expected));
        }
    }

    @Override
    public Either<WorkflooProblem, OtpVerdict> judge(
            Scope scope, ExecutionId id, String token, Manner<OtpVerdict> manner) {
        Judged judged = new Judged(scope, id);
        Submission submission = new Submission(token, manner);
        while (true) {
            Submission other = judging.putIfAbsent(judged, submission);
            if (other == null) return judge(submission, judged, manner);
            if (!manner.patience().pause()) {
                return Either.left(submission.repeats(other) ? WorkflooProblem.IDEMPOTENCY_KEY_IN_USE : Attempt.BUSY);
            }
            if (submission.isAnsweredWith(other) && other.answer.isPresent()) return other.answer.get();
        }
    }

    private Either<WorkflooProblem, OtpVerdict> judge(Submission submission, Judged judged, Manner<OtpVerdict> manner) {
        try {
            Judging attempt =
                    new Judging(new Repetition<>(moves, manner.once()), providers, submission.token, manner.patience());
            Either<WorkflooProblem, OtpVerdict> answer = made(judged.scope(), judged.id(), manner, attempt);
            submission.answer = Optional.of(answer);
            return answer;
        } finally {
            judging.remove(judged, submission);
        }
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> fallBack(
            Scope scope, ExecutionId id, Manner<WorkflooExecution> manner) {
        return made(scope, id, manner, new FallingBack(new Repetition<>(moves, manner.once())));
    }

    @Override
    public int attemptsLeft(Scope scope, ExecutionId id) {
        return moves.read(scope, id).map(Read::run).map(OtpStep::attemptsLeft).orElse(0);
    }

    private <T> Either<WorkflooProblem, T> made(Scope scope, ExecutionId id, Manner<T> manner, Attempt<T> attempt) {
        Repetition<T> repetition = new Repetition<>(moves, manner.once());
        int lost = 0;
        while (lost < ATTEMPTS) {
            Optional<Read> read = moves.read(scope, id);
            if (read.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
            Run run = read.get().run();
            boolean isElsewhere = manner.expected()
                    .filter(it -> !it.isAt(run.execution().position()))
                    .isPresent();
            if (isElsewhere) return Either.left(new Refused(new MovedOn()));
            Optional<Either<WorkflooProblem, T>> over = attempt.seen(run);
            if (over.isPresent()) return over.get();
            if (OtpStep.isBusy(run)) {
                // Nothing that it waits for would change its answer.
                if (repetition.isKnown(scope, id)) return Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE);
                if (!manner.patience().pause()) return Either.left(attempt.busy(run));
                continue;
            }
            Optional<Either<WorkflooProblem, T>> answer = OtpStep.of(run)
                    .fold(
                            problem -> Optional.of(Either.left(new Refused(problem))),
                            step -> attempt.made(read.get(), step));
            if (answer.isPresent()) return answer.get();
            lost++;
        }
        throw new StoreUnavailable("the execution changes faster than it can be moved");
    }
}
