package dev.workfloo.person;

import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.person.code.ConsentStep;
import dev.workfloo.person.code.VerificationStep;
import dev.workfloo.person.step.PersonPorts;

/** Who draws which step. */
final class Standings implements Position.Cases<Standing> {

    private final ConsentStep consent;
    private final VerificationStep verification;

    Standings(PersonPorts ports) {
        this.consent = new ConsentStep(ports.steps());
        this.verification = new VerificationStep(ports.verification());
    }

    Standing of(Position position) {
        return position.fold(this);
    }

    private static Standing waiting(String kind, PersonWord title, PersonWord text) {
        return new Standing(new WaitingStep(text), kind, false, title);
    }

    @Override
    public Standing awaitingForm(AwaitingForm position) {
        return elsewhere("form");
    }

    @Override
    public Standing awaitingDocument(AwaitingDocument position) {
        return elsewhere("document");
    }

    @Override
    public Standing awaitingCorrection(AwaitingCorrection position) {
        return elsewhere("correction");
    }

    /** What cannot be done here is done where the person began. */
    private static Standing elsewhere(String kind) {
        return Standing.theirs(new WaitingStep(PersonWord.ELSEWHERE_TEXT), kind);
    }

    @Override
    public Standing awaitingNip(AwaitingNip position) {
        return Standing.theirs(consent, "nip");
    }

    @Override
    public Standing awaitingOtp(AwaitingOtp position) {
        return Standing.theirs(verification, "otp");
    }

    @Override
    public Standing beginningOtp(BeginningOtp position) {
        return waiting("provider", PersonWord.CODE_COMES_TITLE, PersonWord.CODE_COMES_TEXT);
    }

    @Override
    public Standing calling(Calling position) {
        return waiting("connector", PersonWord.WAITS_TITLE, PersonWord.WAITS_TEXT);
    }

    @Override
    public Standing rendering(Rendering position) {
        return waiting("pdf", PersonWord.WAITS_TITLE, PersonWord.DOCUMENT_COMES_TEXT);
    }

    @Override
    public Standing awaitingTimer(AwaitingTimer position) {
        return waiting("timer", PersonWord.TIMER_TITLE, PersonWord.TIMER_TEXT);
    }

    @Override
    public Standing awaitingReview(AwaitingReview position) {
        return waiting("review", PersonWord.REVIEW_TITLE, PersonWord.REVIEW_TEXT);
    }

    @Override
    public Standing finished(Finished position) {
        return new Standing(new EndStep(), "finished", false, EndStep.title(position));
    }
}
