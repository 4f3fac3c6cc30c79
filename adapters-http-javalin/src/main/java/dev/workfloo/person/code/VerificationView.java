package dev.workfloo.person.code;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.OtpNode.Otp;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.Validation;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.PersonStep;
import java.time.Duration;

/** Where a person stands with a code that a provider sends and judges. */
record VerificationView(PersonStep step, FieldErrors errors) implements CodeView {

    /** What is not judged by then never will be. */
    private static final Duration LONGEST_JUDGED = Duration.ofSeconds(30);

    private OtpState state() {
        return ((AwaitingOtp) step.position()).otp();
    }

    private Otp otp() {
        return ((OtpNode) step.node()).otp();
    }

    /** As the provider calls it, where it is none that we know. */
    @Override
    public String channelInWords() {
        String channel = state().validation()
                .map(Validation::channel)
                .orElse(otp().channel().literal());
        return CodeChannel.parse(channel).map(it -> CodeView.named(it, words())).orElse(channel);
    }

    @Override
    public String destination() {
        return state().validation().map(Validation::destination).orElse("");
    }

    /** Whether the latest wish for another code came to nothing. */
    boolean wasNotSent() {
        return state().latestFailure().isPresent();
    }

    boolean isBeingJudged() {
        return state().tokens()
                .since()
                .filter(since -> step.followed().at().isBefore(since.plus(LONGEST_JUDGED)))
                .isPresent();
    }

    @Override
    public boolean maySendAgain() {
        return state().asking().fallbacks() < otp().maxFallbacks();
    }

    @Override
    public int left() {
        return state().tokens().left(otp().attempts());
    }

    @Override
    public boolean wasWrong() {
        return state().tokens().wrong() > 0;
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "VerificationView of " + step;
    }
}
