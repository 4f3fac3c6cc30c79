package dev.workfloo.application.verification;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.application.verification.VerificationMoves.Read;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.OtpRefusal;
import dev.workfloo.execution.ExecutionProblem.OtpRefused;
import dev.workfloo.execution.ExecutionProblem.ProviderUnavailable;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.step.OtpStep;
import dev.workfloo.execution.step.OtpStep.Judged;
import dev.workfloo.execution.step.Run;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.execution.verification.TokenJudgement;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Has one token judged. That it is being judged is kept before the provider is asked, so that no other one is meanwhile, in
 * whichever process; and what the provider says is kept only while that still counts.
 */
final class Judging implements Attempt<OtpVerdict> {

    private final Repetition<OtpVerdict> repetition;
    private final VerificationMoves moves;
    private final VerificationProviders providers;
    private final String token;
    private final Patience patience;
    private Optional<OtpState> first = Optional.empty();
    private Optional<Judged> unsure = Optional.empty();

    Judging(Repetition<OtpVerdict> repetition, VerificationProviders providers, String token, Patience patience) {
        this.repetition = repetition;
        this.moves = repetition.moves();
        this.providers = providers;
        this.token = token;
        this.patience = patience;
    }

    private static Either<WorkflooProblem, OtpVerdict> overtaken() {
        return Either.left(new Refused(new OtpRefused(OtpRefusal.OVERTAKEN)));
    }

    private static Either<WorkflooProblem, OtpVerdict> notJudged() {
        return Either.left(new Refused(new ProviderUnavailable()));
    }

    /** A token that came while another was judged wrong, or before another code was sent, may be the same one. */
    @Override
    public Optional<Either<WorkflooProblem, OtpVerdict>> seen(Run run) {
        if (!(run.execution().position() instanceof AwaitingOtp at)) return Optional.empty();
        OtpState state = at.otp();
        boolean isOvertaken = first.filter(
                        it -> it.tokens().wrong() != state.tokens().wrong()
                                || !it.validation().equals(state.validation()))
                .isPresent();
        if (isOvertaken) return Optional.of(overtaken());
        if (first.isEmpty()) first = Optional.of(state);
        return Optional.empty();
    }

    @Override
    public Optional<Either<WorkflooProblem, OtpVerdict>> made(Read read, OtpStep step) {
        Optional<ExecutionProblem> refusal = step.refusal(token);
        if (refusal.isPresent()) return Optional.of(Either.left(new Refused(refusal.get())));
        if (step.isSandbox()) return keep(step.rehearse(token), read);
        WorkflooExecution execution = read.run().execution();
        if (repetition.isKnown(execution.start().scope(), execution.id())) {
            return Optional.of(Either.left(WorkflooProblem.IDEMPOTENCY_KEY_IN_USE));
        }
        if (!providers.knows(execution.start().scope().workspace(), step.provider())) return Optional.of(notJudged());
        return moves.keep(step.present(), read, Optional.empty())
                .toJavaOptional()
                .map(this::ask);
    }

    /** What is being judged elsewhere may be this very call, made before: then it is too early for an answer, and not too late. */
    @Override
    public WorkflooProblem busy(Run run) {
        boolean isJudged = run.execution().position() instanceof AwaitingOtp;
        return isJudged && repetition.once().isPresent() ? WorkflooProblem.IDEMPOTENCY_KEY_IN_USE : BUSY;
    }

    /** Nothing is held while the provider is asked. */
    private Either<WorkflooProblem, OtpVerdict> ask(Read presented) {
        AwaitingOtp at = (AwaitingOtp) presented.run().execution().position();
        Optional<Either<Failed, TokenJudgement>> judgement = Optional.empty();
        try {
            judgement = OtpStep.of(presented.run(), at).map(step -> providers.check(step.check(token)));
        } finally {
            boolean isLearnt = judgement.filter(Either::isRight).isPresent();
            if (!isLearnt) moves.bring(presented, run -> OtpStep.of(run, at).map(OtpStep::unjudged));
        }
        return judgement
                .orElseThrow(() -> new IllegalStateException("the provider said nothing"))
                .fold(failed -> notJudged(), learnt -> take(presented, at, learnt));
    }

    /** A verdict cannot be had again, since the provider has used the code up: where the store is away, the caller waits for it. */
    private Either<WorkflooProblem, OtpVerdict> take(Read presented, AwaitingOtp at, TokenJudgement judgement) {
        Optional<Either<WorkflooProblem, OtpVerdict>> answer = Optional.empty();
        while (answer.isEmpty()) {
            try {
                answer = tryToTake(presented, at, judgement);
            } catch (StoreUnavailable e) {
                if (!patience.pauseForStore()) throw e;
            }
        }
        return answer.get();
    }

    private Optional<Either<WorkflooProblem, OtpVerdict>> tryToTake(
            Read presented, AwaitingOtp at, TokenJudgement judgement) {
        WorkflooExecution then = presented.run().execution();
        Optional<Read> now = moves.read(then.start().scope(), then.id());
        Optional<OtpStep> step = now.flatMap(read -> OtpStep.of(read.run(), at));
        if (step.isEmpty()) return Optional.of(keptAfterAll(now).orElseGet(() -> tooLate(presented)));
        Judged judged = step.get().take(judgement);
        unsure = Optional.of(judged);
        Optional<Either<WorkflooProblem, OtpVerdict>> answer = keep(judged, now.get());
        unsure = Optional.empty();
        return answer;
    }

    /** The store may have kept what it could not say that it has kept. */
    private Optional<Either<WorkflooProblem, OtpVerdict>> keptAfterAll(Optional<Read> now) {
        Optional<Position> position = now.map(read -> read.run().execution().position());
        return unsure.filter(judged -> position.equals(
                        Optional.of(judged.progress().execution().position())))
                .map(judged -> judged.verdict().mapLeft(Refused::new));
    }

    /** Of what counts for nothing nothing is remembered. */
    private Optional<Either<WorkflooProblem, OtpVerdict>> keep(Judged judged, Read read) {
        return judged.verdict()
                .fold(
                        problem -> moves.keep(judged.progress(), read, Optional.empty())
                                .toJavaOptional()
                                .map(kept -> Either.left(new Refused(problem))),
                        verdict -> repetition.keep(judged.progress(), read, verdict));
    }

    /** The execution was given up meanwhile, or so much time went by that another token was presented. */
    private Either<WorkflooProblem, OtpVerdict> tooLate(Read presented) {
        WorkflooExecution then = presented.run().execution();
        moves.bring(presented, run -> Optional.empty());
        Run now = moves.read(then.start().scope(), then.id()).map(Read::run).orElse(presented.run());
        return OtpStep.of(now).fold(problem -> Either.left(new Refused(problem)), step -> overtaken());
    }
}
