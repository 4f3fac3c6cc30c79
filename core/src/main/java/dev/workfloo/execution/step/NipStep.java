package dev.workfloo.execution.step;

import dev.workfloo.access.Environment;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.NipRefusal;
import dev.workfloo.execution.ExecutionProblem.NipRefused;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipMistyped;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.nip.CodeJudge;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.execution.nip.NipVerdict.Judged;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller can do while an execution waits for a consent code; good for one move. In the sandbox nothing is sent, and one
 * code is right.
 */
public final class NipStep {

    /** In the sandbox this code is right. */
    public static final String SANDBOX_CODE = "123456";

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final Run run;
    private final AwaitingNip position;
    private final NipNode node;
    private final Transition transition;
    private final Instant now;

    private NipStep(Run run, AwaitingNip position) {
        this.run = run;
        this.position = position;
        this.node = (NipNode) run.flow().node(position.node());
        this.transition = run.transition();
        this.now = transition.now();
    }

    /** The consent for which the execution waits. */
    public static Either<ExecutionProblem, NipStep> of(Run run) {
        return run.require(AwaitingNip.class).map(at -> new NipStep(run, at));
    }

    private boolean isSandbox() {
        return run.execution().start().scope().environment() == Environment.SANDBOX;
    }

    private NipState state() {
        return position.nip();
    }

    /** Wants a code to be sent, for the first time or again. */
    public Either<ExecutionProblem, Progress> request(NipRequest request) {
        return request.phone()
                .flatMap(phone -> mayBeSent()
                        .<Either<ExecutionProblem, Progress>>map(Either::left)
                        .orElseGet(() -> request(
                                request, phone.or(() -> state().send().flatMap(NipSend::phone)), phone.isPresent())));
    }

    private Optional<ExecutionProblem> mayBeSent() {
        Nip nip = node.nip();
        if (state().sends() >= nip.maxSends()) return Optional.of(new NipRefused(NipRefusal.NO_SENDS_LEFT));
        if (isSandbox()) return Optional.empty();
        Duration left = state().send()
                .map(send -> new Wait(send.requestedAt(), nip.resendAfter()).left(transition.clock()))
                .orElse(Duration.ZERO);
        if (left.isZero()) return Optional.empty();
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return Optional.of(new NipRefused(NipRefusal.TOO_SOON, "try again in " + seconds + " s"));
    }

    private Either<ExecutionProblem, Progress> request(NipRequest request, Optional<Phone> phone, boolean isNewPhone) {
        int number = state().sends() + 1;
        Optional<CodeChannel> channel = channel(number, phone, isNewPhone);
        if (channel.isEmpty()) {
            return Either.left(new FieldsWrong(Map.of("phoneNumber", "this step sends codes by e-mail only")));
        }
        NipSend send = new NipSend(
                number,
                channel.get(),
                phone,
                request.receiver().or(() -> state().send().flatMap(NipSend::receiver)),
                now,
                Optional.empty(),
                Optional.empty());
        transition.happened(new NipRequested(now, node.id(), send));
        if (isSandbox())
            return Either.right(new NipSending(run, position, send, transition).delivered(rehearsed(send)));
        transition.ask(Work.Send::new, node.id(), number);
        return Either.right(transition.progress());
    }

    /** Nothing is sent, but what would have no address has none here. */
    private NipDelivery rehearsed(NipSend send) {
        CodeRecipient recipient = state().requested(send).recipient();
        boolean reachable = recipient.has(send.channel());
        if (!reachable) return NipDelivery.NO_RECIPIENT;
        boolean refused = send.channel() == CodeChannel.EMAIL
                && recipient.email().flatMap(EmailAddress::of).isEmpty();
        return refused ? NipDelivery.REFUSED_FOR_GOOD : new NipDelivery.Accepted();
    }

    /** A phone number that a call gave needs a channel that reaches phones, until that one has failed for good. */
    private Optional<CodeChannel> channel(int number, Optional<Phone> phone, boolean isNewPhone) {
        CodeChannel usual = isNewPhone ? node.nip().channelOf(number) : usual(number);
        boolean hasFailed =
                !isNewPhone && state().send().filter(NipStep::hasFailedForGood).isPresent();
        if (phone.isEmpty() || usual.isPhone() || hasFailed) return Optional.of(usual);
        return node.nip().channels().stream().filter(CodeChannel::isPhone).findFirst();
    }

    /**
     * The backup takes over after so many sends, or when the usual channel has failed for good, and then keeps on; if it fails
     * for good too, it is the other's turn again.
     */
    private CodeChannel usual(int number) {
        CodeChannel planned = node.nip().channelOf(number);
        Optional<NipSend> last = state().send();
        if (last.isEmpty()) return planned;
        CodeChannel latest = last.get().channel();
        if (hasFailedForGood(last.get())) return node.nip().otherThan(latest).orElse(latest);
        return node.nip().isBackup(latest) ? latest : planned;
    }

    private static boolean hasFailedForGood(NipSend send) {
        return send.delivery().filter(NipDelivery::isForGood).isPresent();
    }

    /** Judges a code that somebody typed. */
    public Either<ExecutionProblem, Judged> judge(String code, CodeJudge judge) {
        if (code.isBlank()) return Either.left(FieldsWrong.missing("nip"));
        if (!CODE.matcher(code).matches()) return Either.left(new FieldsWrong(Map.of("nip", "must be 6 digits")));
        Optional<NipSend> send = state().send().filter(this::wentOut);
        if (send.isEmpty()) return Either.left(new NipRefused(NipRefusal.NOT_SENT));
        Instant end = send.get().sentAt().plus(node.nip().expiresAfter());
        if (!now.isBefore(end)) return Either.left(new NipRefused(NipRefusal.EXPIRED));
        return Either.right(isRight(code, send.get(), judge) ? right(send.get()) : wrong());
    }

    private boolean wentOut(NipSend send) {
        return isSandbox()
                ? send.delivery().flatMap(NipDelivery::failure).isEmpty()
                : send.drawn().isPresent();
    }

    private boolean isRight(String code, NipSend send, CodeJudge judge) {
        if (isSandbox()) return code.equals(SANDBOX_CODE);
        return send.drawn()
                .filter(drawn -> judge.matches(drawn.seal(), NipSending.key(run, position, send), code))
                .isPresent();
    }

    private Judged right(NipSend send) {
        Optional<Instant> confirmedAt = state().confirmedAt();
        if (confirmedAt.isEmpty()) {
            transition.happened(new NipConfirmed(now, node.id()));
            return new Judged(transition.progress(), new NipVerdict(true, NipPhase.VALIDATE_2, Nip.ATTEMPTS));
        }
        ConsentFacts facts = new ConsentFacts(
                send.channel(),
                state().recipient().masked(send.channel()),
                node.nip().notice().termsVersion(),
                node.nip().notice().privacyNoticeVersion(),
                send.sentAt(),
                confirmedAt.get(),
                now);
        transition.happened(new NipAuthorised(now, node.id(), position.visit(), facts));
        return new Judged(transition.run(node.next()), new NipVerdict(true, NipPhase.VALIDATED, Nip.ATTEMPTS));
    }

    private Judged wrong() {
        transition.happened(new NipMistyped(now, node.id()));
        int left = Nip.ATTEMPTS - state().wrong() - 1;
        if (left == 0) transition.run(transition.failed(node, node.onError(), "the code was typed wrong three times"));
        return new Judged(transition.progress(), new NipVerdict(false, state().phase(), left));
    }
}
