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
final class Standings implements Position.Cases<ShownStanding> {

    private final ConsentStep consent;
    private final VerificationStep verification;

    Standings(PersonPorts ports) {
        this.consent = new ConsentStep(ports.steps());
        this.verification = new VerificationStep(ports.verification());
    }

    ShownStanding of(Position position) {
        return position.fold(this);
    }

    private static ShownStanding waiting(String kind, PersonWord title, PersonWord text) {
        return new ShownStanding(new WaitingStep(text), kind, false, title);
    }

    @Override
    public ShownStanding awaitingForm(AwaitingForm position) {
        return elsewhere("form");
    }

    @Override
    public ShownStanding awaitingDocument(AwaitingDocument position) {
        return elsewhere("document");
    }

    @Override
    public ShownStanding awaitingCorrection(AwaitingCorrection position) {
        return elsewhere("correction");
    }

    /** What cannot be done here is done where the person began. */
    private static ShownStanding elsewhere(String kind) {
        return ShownStanding.theirs(new WaitingStep(PersonWord.ELSEWHERE_TEXT), kind);
    }

    @Override
    public ShownStanding awaitingNip(AwaitingNip position) {
        return ShownStanding.theirs(consent, "nip");
    }

    @Override
    public ShownStanding awaitingOtp(AwaitingOtp position) {
        return ShownStanding.theirs(verification, "otp");
    }

    @Override
    public ShownStanding beginningOtp(BeginningOtp position) {
        return waiting("provider", PersonWord.CODE_COMES_TITLE, PersonWord.CODE_COMES_TEXT);
    }

    @Override
    public ShownStanding calling(Calling position) {
        return waiting("connector", PersonWord.WAITS_TITLE, PersonWord.WAITS_TEXT);
    }

    @Override
    public ShownStanding rendering(Rendering position) {
        return waiting("pdf", PersonWord.WAITS_TITLE, PersonWord.DOCUMENT_COMES_TEXT);
    }

    @Override
    public ShownStanding awaitingTimer(AwaitingTimer position) {
        return waiting("timer", PersonWord.TIMER_TITLE, PersonWord.TIMER_TEXT);
    }

    @Override
    public ShownStanding awaitingReview(AwaitingReview position) {
        return waiting("review", PersonWord.REVIEW_TITLE, PersonWord.REVIEW_TEXT);
    }

    @Override
    public ShownStanding finished(Finished position) {
        return new ShownStanding(new EndStep(), "finished", false, EndStep.title(position));
    }
}
