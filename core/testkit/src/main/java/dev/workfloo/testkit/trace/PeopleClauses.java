package dev.workfloo.testkit.trace;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.DocumentEvent;
import dev.workfloo.execution.FormEvent;
import dev.workfloo.execution.NipEvent;
import dev.workfloo.execution.OtpEvent;
import dev.workfloo.execution.ReviewEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What people did on a visit. */
final class PeopleClauses
        implements FormEvent.Cases<String>,
                DocumentEvent.Cases<String>,
                ReviewEvent.Cases<String>,
                NipEvent.Cases<String>,
                OtpEvent.Cases<String> {

    private static final String WRONG = "a wrong code is typed";
    private static final String RIGHT = "the right code is typed";

    private final CheckedFlow flow;
    private final Visit visit;

    PeopleClauses(CheckedFlow flow, Visit visit) {
        this.flow = flow;
        this.visit = visit;
    }

    @Override
    public String formOpened(FormEvent.FormOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String formAnswered(FormEvent.FormAnswered event) {
        return "answered with " + Words.of(flow, event.node(), event.answers());
    }

    @Override
    public String documentOpened(DocumentEvent.DocumentOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String documentAnswered(DocumentEvent.DocumentAnswered event) {
        return "sent with " + Words.of(event.all());
    }

    @Override
    public String reviewOpened(ReviewEvent.ReviewOpened event) {
        return StoryClauses.NOTHING;
    }

    @Override
    public String reviewDecided(ReviewEvent.ReviewDecided event) {
        return event.review().decision()
                + event.review().note().map(note -> ", \"" + note + "\"").orElse("");
    }

    @Override
    public String fieldsSentBack(ReviewEvent.FieldsSentBack event) {
        List<String> fields = event.review().remarks().stream()
                .map(remark -> remark.field()
                        + remark.message().map(it -> " (\"" + it + "\")").orElse(""))
                .toList();
        return "sends back " + String.join(", ", fields);
    }

    @Override
    public String fieldsCorrected(ReviewEvent.FieldsCorrected event) {
        List<String> corrected = new ArrayList<>();
        event.answers().forEach((node, answers) -> corrected.add(node + " " + Words.of(flow, node, answers)));
        event.files().forEach((node, files) -> corrected.add(node + " " + Words.of(files)));
        return "answered anew with " + String.join(", ", corrected);
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
        Node node = flow.node(visit.node());
        return node instanceof OtpNode otp
                ? "a code is sent by " + otp.otp().channel().literal()
                : StoryClauses.NOTHING;
    }

    @Override
    public String otpNotBegun(OtpEvent.OtpNotBegun event) {
        String again = event.retryAt()
                .map(at -> ", and is tried again after " + Words.of(Duration.between(event.at(), at)))
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
