package dev.workfloo.execution;

import dev.workfloo.access.Environment;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.ExecutionEvent.NipAuthorised;
import dev.workfloo.execution.ExecutionEvent.NipConfirmed;
import dev.workfloo.execution.ExecutionEvent.NipDelivered;
import dev.workfloo.execution.ExecutionEvent.NipDrawn;
import dev.workfloo.execution.ExecutionEvent.NipMistyped;
import dev.workfloo.execution.ExecutionEvent.NipRequested;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.NipRefusal;
import dev.workfloo.execution.ExecutionProblem.NipRefused;
import dev.workfloo.execution.NipRecipient.Phone;
import dev.workfloo.execution.NipVerdict.Judged;
import dev.workfloo.execution.Position.AwaitingNip;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be done while an execution waits for a consent code. In the sandbox nothing is sent, and one code is right. */
final class NipStep {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final WorkflooExecution execution;
    private final AwaitingNip position;
    private final NipNode node;
    private final Transition transition;
    private final Instant now;

    NipStep(WorkflooExecution execution, AwaitingNip position, NipNode node, Transition transition) {
        this.execution = execution;
        this.position = position;
        this.node = node;
        this.transition = transition;
        this.now = transition.now();
    }

    private boolean isSandbox() {
        return execution.start().scope().environment() == Environment.SANDBOX;
    }

    private NipState state() {
        return position.nip();
    }

    Either<ExecutionProblem, Progress> request(NipRequest request) {
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
        Optional<NipChannel> channel = channel(number, phone, isNewPhone);
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
        if (isSandbox()) delivered(send, rehearsed(send));
        else transition.ask(Work.Kind.SEND, node.id(), number);
        return Either.right(transition.progress());
    }

    /** Nothing is sent, but what would have no address has none here. */
    private NipDelivery rehearsed(NipSend send) {
        NipRecipient recipient = state().requested(send).recipient();
        boolean reachable = recipient.has(send.channel());
        if (!reachable) return NipDelivery.NO_RECIPIENT;
        boolean refused = send.channel() == NipChannel.EMAIL
                && recipient.email().flatMap(EmailAddress::of).isEmpty();
        return refused ? NipDelivery.REFUSED_FOR_GOOD : new NipDelivery.Accepted();
    }

    /** A phone number that a call gave needs a channel that reaches phones, until that one has failed for good. */
    private Optional<NipChannel> channel(int number, Optional<Phone> phone, boolean isNewPhone) {
        NipChannel usual = isNewPhone ? node.nip().channelOf(number) : usual(number);
        boolean hasFailed =
                !isNewPhone && state().send().filter(NipStep::hasFailedForGood).isPresent();
        if (phone.isEmpty() || usual.isPhone() || hasFailed) return Optional.of(usual);
        return node.nip().channels().stream().filter(NipChannel::isPhone).findFirst();
    }

    /**
     * The backup takes over after so many sends, or when the usual channel has failed for good, and then keeps on; if it fails
     * for good too, it is the other's turn again.
     */
    private NipChannel usual(int number) {
        NipChannel planned = node.nip().channelOf(number);
        Optional<NipSend> last = state().send();
        if (last.isEmpty()) return planned;
        NipChannel latest = last.get().channel();
        if (hasFailedForGood(last.get())) return node.nip().otherThan(latest).orElse(latest);
        return node.nip().isBackup(latest) ? latest : planned;
    }

    private static boolean hasFailedForGood(NipSend send) {
        return send.delivery().filter(NipDelivery::isForGood).isPresent();
    }

    /** Records that a code was drawn for this send, right before it goes out. */
    Progress drawn(NipSend.Drawn code) {
        Instant at = code.at().isBefore(now) ? now : code.at();
        transition.happened(new NipDrawn(at, node.id(), new NipSend.Drawn(code.seal(), at)));
        return transition.progress();
    }

    Progress delivered(NipSend send, NipDelivery delivery) {
        transition.happened(new NipDelivered(now, node.id(), send.number(), delivery));
        if (send.receiver().isPresent()) transition.ask(Work.Kind.REPORT, node.id(), send.number());
        if (node.onError().isPresent() && delivery.isForGood() && isLast(send)) {
            transition.run(transition.failed(node, node.onError(), "no code can reach the person"));
        }
        return transition.progress();
    }

    /** Whether no other send could reach the person: a phone that a call gives could, and another channel. */
    private boolean isLast(NipSend send) {
        boolean another = node.nip().channels().stream().anyMatch(it -> it.isPhone() || it != send.channel());
        return send.number() >= node.nip().maxSends() || !another;
    }

    Either<ExecutionProblem, Judged> judge(String code, CodeJudge judge) {
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
        if (isSandbox()) return code.equals(WorkflooExecution.SANDBOX_CODE);
        return send.drawn()
                .filter(drawn -> judge.matches(drawn.seal(), execution.nipKey(position, send.number()), code))
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
        transition.run(node.next());
        return new Judged(transition.progress(), new NipVerdict(true, NipPhase.VALIDATED, Nip.ATTEMPTS));
    }

    private Judged wrong() {
        transition.happened(new NipMistyped(now, node.id()));
        int left = Nip.ATTEMPTS - state().wrong() - 1;
        if (left == 0) transition.run(transition.failed(node, node.onError(), "the code was typed wrong three times"));
        return new Judged(transition.progress(), new NipVerdict(false, state().phase(), left));
    }
}
