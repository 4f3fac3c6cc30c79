package dev.workfloo.person.code;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.execution.ExecutionProblem.NipRefused;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.StepAnswer;
import dev.workfloo.person.step.StepAnswer.GoOn;
import dev.workfloo.person.step.StepContent;
import dev.workfloo.person.step.StepPage;
import java.util.Optional;

/**
 * Consent by a code: it is sent when the person says so, typed once on a page that shows where it went, and again on one that shows what
 * it is for.
 */
public final class ConsentStep implements StepPage {

    private static final String ACTION = "do";
    private static final String SEND = "send";

    private final AnswerStep steps;
    private final Once<Templates> templates = Once.of(() -> Templates.beside(ConsentStep.class));

    public ConsentStep(AnswerStep steps) {
        this.steps = steps;
    }

    @Override
    public StepContent draw(PersonStep step) {
        ConsentView seen = new ConsentView(step, FieldErrors.NONE, 0);
        boolean isWrong = step.notice() == Notice.CODE_WRONG && seen.wasWrong();
        return draw(step, isWrong ? error(step, CodeWord.WRONG) : FieldErrors.NONE);
    }

    private static FieldErrors error(PersonStep step, CodeWord why) {
        return FieldErrors.at(TypedCode.FIELD, step.words().say(why));
    }

    private StepContent draw(PersonStep step, FieldErrors errors) {
        ConsentView view = new ConsentView(step, errors, 0);
        return new StepContent(templates.get().draw(template(view), step.words(), view), errors);
    }

    private static String template(ConsentView view) {
        if (view.phase() == NipPhase.CREATE_ACCOUNT) return "consent-begin";
        if (view.isExpired()) return "consent-expired";
        return view.phase() == NipPhase.VALIDATE_2 ? "consent-give" : "consent-code";
    }

    @Override
    public StepAnswer take(PersonStep step, PostedForm form) {
        AnswerStep shown = steps.expecting(PersonStep.shownBy(form));
        if (form.value(ACTION).filter(SEND::equals).isPresent())
            return shown.sendNip(step.scope(), step.execution(), NipRequest.PLAIN)
                    .fold(ConsentStep::refused, asked -> new GoOn(Notice.CODE_ASKED));
        TypedCode code = TypedCode.in(form);
        if (!code.hasSixDigits()) return new StepAnswer.Again(draw(step, error(step, CodeWord.SIX_DIGITS)));
        return shown.answerNip(step.scope(), step.execution(), code.text())
                .fold(ConsentStep::refused, ConsentStep::judged);
    }

    private static StepAnswer judged(NipVerdict verdict) {
        if (verdict.right())
            return new GoOn(verdict.phase() == NipPhase.VALIDATE_2 ? Notice.CODE_RIGHT_ONCE : Notice.NONE);
        return new GoOn(verdict.attemptsLeft() > 0 ? Notice.CODE_WRONG : Notice.ATTEMPTS_USED_UP);
    }

    private static StepAnswer refused(WorkflooProblem problem) {
        if (!(problem instanceof Refused refused) || !(refused.problem() instanceof NipRefused nip))
            return StepAnswer.refused(problem);
        return new GoOn(
                switch (nip.why()) {
                    case NOT_SENT -> Notice.CODE_ON_ITS_WAY;
                    case EXPIRED -> Notice.CODE_EXPIRED;
                    case TOO_SOON -> Notice.CODE_TOO_SOON;
                    case NO_SENDS_LEFT -> Notice.CODES_USED_UP;
                });
    }

    @Override
    public Optional<String> news(PersonStep step, int turn) {
        ConsentView view = new ConsentView(step, FieldErrors.NONE, turn);
        return Optional.of(templates.get().draw("consent-news", step.words(), view));
    }
}
