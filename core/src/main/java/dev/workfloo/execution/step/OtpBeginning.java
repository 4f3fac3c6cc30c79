package dev.workfloo.execution.step;

import dev.workfloo.access.Environment;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.execution.OtpEvent.OtpBegun;
import dev.workfloo.execution.OtpEvent.OtpNotBegun;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.OtpState.Failure;
import dev.workfloo.execution.OtpState.Validation;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.ValidationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A validation that a provider is to begin; good for one move. In the sandbox nobody is asked, and it is begun at once. */
public final class OtpBeginning {

    /** How long after each failure that may pass the next try comes: somebody waits for their code. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private static final String USUAL_TYPE = "OTP";

    private static final Failure NO_RECIPIENT = new Failure("NO_RECIPIENT", false, false);
    private static final Failure REFUSED = new Failure("REFUSED", false, false);

    private final Run run;
    private final BeginningOtp position;
    private final OtpNode node;
    private final Transition transition;

    private OtpBeginning(Run run, BeginningOtp position) {
        this.run = run;
        this.position = position;
        this.node = (OtpNode) run.flow().node(position.node());
        this.transition = run.transition();
    }

    /** The validation that this work is about, while it is neither begun nor given up. */
    public static Optional<OtpBeginning> of(Run run, Work.Verify work) {
        return run.at(BeginningOtp.class)
                .filter(at -> at.node().equals(work.node())
                        && at.visit() == work.visit()
                        && at.otp().asking().turn() == work.turn())
                .map(at -> new OtpBeginning(run, at));
    }

    /** Has the provider asked, for the first code of a visit or for another one. Who cannot be reached at all is not sent any. */
    static Optional<Onward> ask(OtpNode node, Transition transition) {
        BeginningOtp at = (BeginningOtp) transition.execution().position();
        CodeRecipient recipient = at.otp().recipient();
        CodeChannel channel = node.otp().channel();
        if (!recipient.has(channel)) return notBegun(node, NO_RECIPIENT, Optional.empty(), transition);
        if (transition.execution().start().scope().environment() == Environment.PRODUCTION) {
            transition.ask(Work.Verify::new, node.id(), at.otp().asking().turn());
            return Optional.empty();
        }
        boolean isRefused = channel == CodeChannel.EMAIL
                && recipient.email().flatMap(EmailAddress::of).isEmpty();
        if (isRefused) return notBegun(node, REFUSED, Optional.empty(), transition);
        String id = String.join(
                "-",
                transition.execution().id().hex(),
                node.id().name(),
                Integer.toString(at.visit()),
                Integer.toString(at.otp().asking().number()));
        transition.happened(
                new OtpBegun(transition.now(), node.id(), validation(BegunValidation.of(id), node, recipient)));
        return Optional.empty();
    }

    private static Validation validation(BegunValidation begun, OtpNode node, CodeRecipient recipient) {
        String channel = begun.channel().orElse(node.otp().channel().literal());
        CodeChannel known = CodeChannel.parse(channel).orElse(node.otp().channel());
        return new Validation(
                begun.id(),
                begun.type().orElse(USUAL_TYPE),
                channel,
                begun.destination().orElseGet(() -> recipient.masked(known)));
    }

    /** Goes on where no code comes; where there is one from before, that is awaited again. */
    private static Optional<Onward> notBegun(
            OtpNode node, Failure failure, Optional<Instant> retryAt, Transition transition) {
        transition.happened(new OtpNotBegun(transition.now(), node.id(), failure, retryAt));
        boolean isOver = retryAt.isEmpty() && transition.execution().position() instanceof BeginningOtp;
        return isOver
                ? Onward.to(transition.failed(node, node.onError(), "no code was sent: " + failure.code()))
                : Optional.empty();
    }

    /** When the question is due. */
    public Instant due() {
        return position.due();
    }

    public ValidationRequest request() {
        return new ValidationRequest(
                run.execution().start().scope().workspace(),
                node.otp().provider(),
                node.otp().channel(),
                position.otp().recipient(),
                run.execution().id() + "/" + position.node() + "/" + position.visit() + "/"
                        + position.otp().asking().number());
    }

    /** Takes the provider's answer: from now on the person can type the code. */
    public Progress begun(BegunValidation begun) {
        boolean fits = !begun.id().isBlank()
                && Stream.of(Optional.of(begun.id()), begun.type(), begun.channel(), begun.destination())
                        .flatMap(Optional::stream)
                        .allMatch(text -> text.length() <= Validation.LONGEST);
        if (!fits) return failed(new Failed("WRONG_SHAPE", "", Reply.FINAL, Optional.empty()));
        Validation validation = validation(begun, node, position.otp().recipient());
        transition.happened(new OtpBegun(transition.now(), node.id(), validation));
        return transition.progress();
    }

    public Progress failed(Failed answer) {
        int failures = position.otp().asking().failed();
        boolean again = answer.reply() != Reply.FINAL && failures < PAUSES.size();
        Optional<Instant> retryAt =
                again ? Optional.of(transition.clock().plus(pause(failures, answer))) : Optional.empty();
        Failure failure = new Failure(answer.code(), answer.reply() != Reply.NONE, answer.reply() != Reply.FINAL);
        Optional<Onward> onward = notBegun(node, failure, retryAt, transition);
        if (onward.isPresent()) return transition.run(onward.get().next());
        retryAt.ifPresent(at -> transition.ask(
                Work.Verify::new, node.id(), position.otp().asking().turn() + 1, at));
        return transition.progress();
    }

    /** Ours, or what the provider asks for if that is longer, up to our longest. */
    private static Duration pause(int failures, Failed answer) {
        Duration ours = PAUSES.get(failures);
        Duration longest = PAUSES.get(PAUSES.size() - 1);
        return answer.retryAfter()
                .map(theirs -> theirs.compareTo(longest) > 0 ? longest : theirs)
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
    }
}
