package dev.workfloo.execution.step;

import dev.workfloo.access.Environment;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.OtpNode.Otp;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.OtpRefusal;
import dev.workfloo.execution.ExecutionProblem.OtpRefused;
import dev.workfloo.execution.ExecutionProblem.TokenRefused;
import dev.workfloo.execution.OtpEvent.OtpFellBack;
import dev.workfloo.execution.OtpEvent.OtpMistyped;
import dev.workfloo.execution.OtpEvent.OtpPresented;
import dev.workfloo.execution.OtpEvent.OtpUnjudged;
import dev.workfloo.execution.OtpEvent.OtpVerified;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.OtpState.Validation;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a caller can do while an execution waits for a one-time code; good for one move. In production a token is presented first,
 * so that no other one is judged meanwhile, and what the provider says of it is taken then. In the sandbox one token is right.
 */
public final class OtpStep {

    private static final int LONGEST_TOKEN = 100;

    /** What is not judged by then never will be: the process that asked for it has ended. */
    private static final Duration LONGEST_PRESENTED = Duration.ofSeconds(30);

    private final Run run;
    private final AwaitingOtp position;
    private final OtpNode node;
    private final Transition transition;
    private final Instant now;

    private OtpStep(Run run, AwaitingOtp position) {
        this.run = run;
        this.position = position;
        this.node = (OtpNode) run.flow().node(position.node());
        this.transition = run.transition();
        this.now = transition.now();
    }

    /** A transition, with what is said of the token that led to it. */
    public record Judged(Progress progress, Either<ExecutionProblem, OtpVerdict> verdict) {}

    /** The code for which the execution waits. */
    public static Either<ExecutionProblem, OtpStep> of(Run run) {
        return run.require(AwaitingOtp.class).map(at -> new OtpStep(run, at));
    }

    /** The same while a token is being judged that was presented then. */
    public static Optional<OtpStep> of(Run run, AwaitingOtp presented) {
        return run.at(AwaitingOtp.class).filter(presented::equals).map(at -> new OtpStep(run, at));
    }

    /** Whether something goes on that ends by itself, so that who comes now should wait for it. */
    public static boolean isBusy(Run run) {
        return run.execution().position().isWorking() || isJudging(run);
    }

    private static boolean isJudging(Run run) {
        return run.at(AwaitingOtp.class)
                .flatMap(at -> at.otp().tokens().since())
                .filter(since ->
                        !new Wait(since, LONGEST_PRESENTED).left(run.now()).isZero())
                .isPresent();
    }

    public boolean isSandbox() {
        return run.execution().start().scope().environment() == Environment.SANDBOX;
    }

    /** How many wrong tokens may still come, also while a code is on its way; none where none is wanted. */
    public static int attemptsLeft(Run run) {
        Optional<OtpState> state = run.at(AwaitingOtp.class)
                .map(AwaitingOtp::otp)
                .or(() -> run.at(BeginningOtp.class).map(BeginningOtp::otp));
        Optional<OtpNode> node = run.execution()
                .position()
                .waitsAt()
                .map(run.flow()::node)
                .filter(OtpNode.class::isInstance)
                .map(OtpNode.class::cast);
        return state.flatMap(at -> node.map(it -> at.tokens().left(it.otp().attempts())))
                .orElse(0);
    }

    /** Who is to judge the token, by the name that the deployment has for them. */
    public String provider() {
        return node.otp().provider();
    }

    /** How many wrong tokens may still come. */
    private int left() {
        return position.otp().tokens().left(node.otp().attempts());
    }

    /** Wants another code to be sent. */
    public Either<ExecutionProblem, Progress> fallBack() {
        if (!mayFallBack()) return Either.left(new OtpRefused(OtpRefusal.NO_FALLBACKS_LEFT));
        transition.happened(new OtpFellBack(now, node.id()));
        return Either.right(OtpBeginning.ask(node, transition)
                .map(onward -> transition.run(onward.next()))
                .orElseGet(transition::progress));
    }

    private boolean mayFallBack() {
        Otp otp = node.otp();
        return position.otp().asking().fallbacks() < otp.maxFallbacks();
    }

    /** Why a token is not even looked at, if it is not. */
    public Optional<ExecutionProblem> refusal(String token) {
        if (token.isBlank()) return Optional.of(new TokenRefused("token is required", left()));
        boolean isTooLong = token.length() > LONGEST_TOKEN;
        return isTooLong
                ? Optional.of(new TokenRefused("token must have at most " + LONGEST_TOKEN + " characters", left()))
                : Optional.empty();
    }

    /** In the sandbox, where nobody need be asked. */
    public Judged rehearse(String token) {
        return take(token.equals(NipStep.SANDBOX_CODE) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
    }

    /** Notes that a token is about to be judged; the token itself is noted nowhere. */
    public Progress present() {
        transition.happened(new OtpPresented(now, node.id()));
        return transition.progress();
    }

    /** The question to the provider, once the token was presented. */
    public TokenCheck check(String token) {
        return new TokenCheck(
                run.execution().start().scope().workspace(),
                node.otp().provider(),
                position.otp().validation().map(Validation::id).orElseThrow(),
                token.strip(),
                run.execution().id() + "/" + position.node() + "/" + position.visit() + "/check-"
                        + position.otp().tokens().presented());
    }

    public Judged take(TokenJudgement judgement) {
        return switch (judgement) {
            case RIGHT -> right();
            case WRONG -> wrong();
            case EXPIRED -> expired();
        };
    }

    private Judged right() {
        int left = left();
        transition.happened(new OtpVerified(now, node.id()));
        return new Judged(transition.run(node.next()), Either.right(new OtpVerdict(true, left, true)));
    }

    private Judged wrong() {
        transition.happened(new OtpMistyped(now, node.id()));
        int left = left() - 1;
        if (left > 0) return new Judged(transition.progress(), Either.right(new OtpVerdict(false, left, false)));
        return failed("the code was typed wrong too often");
    }

    /** Another code can be asked for; where none can, nothing that is typed could ever be right. */
    private Judged expired() {
        transition.happened(new OtpUnjudged(now, node.id()));
        if (!mayFallBack()) return failed("the code has expired, and no other one can be asked for");
        return new Judged(
                transition.progress(),
                Either.left(new TokenRefused("the code has expired: ask for another one", left())));
    }

    private Judged failed(String reason) {
        Progress failed = transition.run(transition.failed(node, node.onError(), reason));
        return new Judged(
                failed, Either.right(new OtpVerdict(false, 0, node.onError().isPresent())));
    }

    /** It could not be learnt what the token is: nothing counts, and the next one may come. */
    public Progress unjudged() {
        transition.happened(new OtpUnjudged(now, node.id()));
        return transition.progress();
    }
}
