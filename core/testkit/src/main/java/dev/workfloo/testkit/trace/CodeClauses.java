package dev.workfloo.testkit.trace;

import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.NipEvent;
import dev.workfloo.execution.OtpEvent;
import java.time.Duration;

/** What became of codes on a visit: how they went out, and what was typed. */
final class CodeClauses implements NipEvent.Cases<String>, OtpEvent.Cases<String> {

    private static final String WRONG = "a wrong code is typed";
    private static final String RIGHT = "the right code is typed";

    private final CheckedFlow flow;

    CodeClauses(CheckedFlow flow) {
        this.flow = flow;
    }

    @Override
    public String nipOpened(NipEvent.NipOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String nipRequested(NipEvent.NipRequested event) {
        return "a code is sent by " + event.send().channel().literal();
    }

    @Override
    public String nipDrawn(NipEvent.NipDrawn event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String nipDelivered(NipEvent.NipDelivered event) {
        return event.delivery()
                .failure()
                .map(failed -> "which fails with " + failed.code())
                .orElse(StoryClauses.NOTHING);
    }

    @Override
    public String nipMistyped(NipEvent.NipMistyped event) {
        return WRONG;
    }

    @Override
    public String nipConfirmed(NipEvent.NipConfirmed event) {
        return RIGHT;
    }

    @Override
    public String nipAuthorised(NipEvent.NipAuthorised event) {
        return "it is typed again, and consent is given";
    }

    @Override
    public String otpOpened(OtpEvent.OtpOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String otpBegun(OtpEvent.OtpBegun event) {
        return flow.node(event.node()) instanceof OtpNode otp
                ? "a code is sent by " + otp.otp().channel().literal()
                : StoryClauses.NOTHING;
    }

    @Override
    public String otpNotBegun(OtpEvent.OtpNotBegun event) {
        String again = event.retryAt()
                .map(at -> ", and is tried again after " + TraceWords.of(Duration.between(event.at(), at)))
                .orElse("");
        return "sending a code fails with " + event.failure().code() + again;
    }

    @Override
    public String otpFellBack(OtpEvent.OtpFellBack event) {
        return "another code is asked for";
    }

    @Override
    public String otpPresented(OtpEvent.OtpPresented event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String otpUnjudged(OtpEvent.OtpUnjudged event) {
        return "what is typed could not be judged";
    }

    @Override
    public String otpMistyped(OtpEvent.OtpMistyped event) {
        return WRONG;
    }

    @Override
    public String otpVerified(OtpEvent.OtpVerified event) {
        return RIGHT;
    }
}
