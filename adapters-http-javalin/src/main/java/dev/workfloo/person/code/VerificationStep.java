package dev.workfloo.person.code;

import dev.workfloo.Problem;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.VerifyPerson.Manner;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.execution.ExecutionProblem.OtpRefused;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.StepAnswer;
import dev.workfloo.person.step.StepAnswer.GoOn;
import dev.workfloo.person.step.StepContent;
import dev.workfloo.person.step.StepPage;
import java.util.Optional;
import java.util.function.Supplier;

/** A one-time code that a provider sent, and judges. Nobody waits here for what keeps the execution busy: the page
 * does, and looks. Only a verdict waits for the store, as there is no other one. */
public final class VerificationStep implements StepPage {

    private static final String ACTION = "do";
    private static final String SEND = "send";

    private final VerifyPerson verification;
    private final Supplier<Patience> patience;
    private final Once<Templates> templates = Once.of(() -> Templates.beside(VerificationStep.class));

    public VerificationStep(PersonPorts.Verification verification) {
        this.verification = verification.port();
        this.patience = verification.patience();
    }

    @Override
    public StepContent draw(PersonStep step) {
        VerificationView seen = new VerificationView(step, FieldErrors.NONE);
        boolean isWrong = step.notice() == Notice.CODE_WRONG && seen.wasWrong() && !seen.isBeingJudged();
        return draw(step, isWrong ? error(step, CodeWord.WRONG) : FieldErrors.NONE);
    }

    private static FieldErrors error(PersonStep step, CodeWord why) {
        return FieldErrors.at(TypedCode.FIELD, step.words().say(why));
    }

    private StepContent draw(PersonStep step, FieldErrors errors) {
        VerificationView view = new VerificationView(step, errors);
        String template = view.isBeingJudged() ? "verification-judged" : "verification-code";
        return new StepContent(templates.get().draw(template, step.words(), view), errors);
    }

    @Override
    public StepAnswer take(PersonStep step, PostedForm form) {
        if (form.value(ACTION).filter(SEND::equals).isPresent())
            return verification
                    .fallBack(step.scope(), step.execution(), shown(form))
                    .fold(VerificationStep::refused, asked -> new GoOn(Notice.CODE_ASKED));
        TypedCode code = TypedCode.in(form);
        if (!code.canBeJudged()) return new StepAnswer.Again(draw(step, error(step, CodeWord.TYPE_IT)));
        return verification
                .judge(step.scope(), step.execution(), code.text(), shown(form))
                .fold(VerificationStep::refused, VerificationStep::judged);
    }

    private <T> Manner<T> shown(PostedForm form) {
        return new Manner<>(patience.get(), Optional.empty(), Optional.of(PersonStep.shownBy(form)));
    }

    private static StepAnswer judged(OtpVerdict verdict) {
        if (verdict.right()) return new GoOn(Notice.NONE);
        boolean mayTryAgain = !verdict.goesOn() && verdict.attemptsLeft() > 0;
        return new GoOn(mayTryAgain ? Notice.CODE_WRONG : Notice.ATTEMPTS_USED_UP);
    }

    private static StepAnswer refused(WorkflooProblem problem) {
        if (problem.kind() == Problem.Kind.TOKEN_REFUSED) return new GoOn(Notice.CODE_EXPIRED);
        if (problem.kind() == Problem.Kind.PROVIDER_UNAVAILABLE) return new GoOn(Notice.PROVIDER_SILENT);
        if (!(problem instanceof Refused refused) || !(refused.problem() instanceof OtpRefused otp))
            return StepAnswer.refused(problem);
        return new GoOn(
                switch (otp.why()) {
                    case BUSY -> Notice.NONE;
                    case OVERTAKEN -> Notice.MOVED_ON;
                    case NO_FALLBACKS_LEFT -> Notice.CODES_USED_UP;
                });
    }

    @Override
    public Optional<String> news(PersonStep step, int turn) {
        VerificationView view = new VerificationView(step, FieldErrors.NONE);
        return view.isBeingJudged()
                ? Optional.of(templates.get().draw("verification-judged", step.words(), view))
                : Optional.empty();
    }
}
