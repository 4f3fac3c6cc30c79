package dev.workfloo.person;

import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.StepAnswer;
import dev.workfloo.person.step.StepContent;
import dev.workfloo.person.step.StepPage;

/**
 * How it ended, as far as that is the person's: what was decided of them, others tell them. A flow that comes to its end may have
 * got there with all that it asks for, or early, because of what was decided or of what failed: said is what is so in each case.
 */
final class EndStep implements StepPage {

    private static final Once<Templates> TEMPLATES = Once.of(() -> Templates.beside(EndStep.class));

    /** @param when in words */
    record End(PersonWord text, String when, Outcome outcome) {}

    static PersonWord title(Finished end) {
        return switch (end.how()) {
            case SUCCESS -> PersonWord.DONE_TITLE;
            case ERROR -> PersonWord.FAILED_TITLE;
            case ABANDONED -> end.cancelled().isPresent() ? PersonWord.CANCELLED_TITLE : PersonWord.EXPIRED_TITLE;
        };
    }

    private static PersonWord text(Finished end) {
        return switch (end.how()) {
            case SUCCESS -> PersonWord.DONE_TEXT;
            case ERROR -> PersonWord.FAILED_TEXT;
            case ABANDONED -> end.cancelled().isPresent() ? PersonWord.CANCELLED_TEXT : PersonWord.EXPIRED_TEXT;
        };
    }

    @Override
    public StepContent draw(PersonStep step) {
        Finished finished = (Finished) step.position();
        String when = SaidMoments.of(step).inWords(step.followed().execution().modifiedAt());
        return StepContent.of(
                TEMPLATES.get().draw("ending", step.words(), new End(text(finished), when, finished.how())));
    }

    @Override
    public StepAnswer take(PersonStep step, PostedForm form) {
        return new StepAnswer.GoOn(Notice.MOVED_ON);
    }
}
