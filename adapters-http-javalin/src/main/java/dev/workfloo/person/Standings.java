package dev.workfloo.person;

import dev.workfloo.application.port.in.person.KeepUploads;
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
import dev.workfloo.person.form.SheetPage;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.person.step.StepPage;

/** Who draws which step. */
final class Standings implements Position.Cases<ShownStanding> {

    private final ConsentStep consent;
    private final VerificationStep verification;
    private final StepPage forms;
    private final StepPage documents;
    private final StepPage corrections;

    Standings(PersonPorts ports, KeepUploads uploads) {
        this.forms = SheetPage.ofForms(ports, uploads);
        this.documents = SheetPage.ofDocuments(ports, uploads);
        this.corrections = SheetPage.ofCorrections(ports, uploads);
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
        return ShownStanding.theirs(forms, "form");
    }

    @Override
    public ShownStanding awaitingDocument(AwaitingDocument position) {
        return ShownStanding.theirs(documents, "document");
    }

    @Override
    public ShownStanding awaitingCorrection(AwaitingCorrection position) {
        return ShownStanding.theirs(corrections, "correction");
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
