package dev.workfloo.person;

import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.person.step.StepAnswer;
import dev.workfloo.person.step.StepContent;
import dev.workfloo.person.step.StepPage;
import java.util.Optional;

/** While others have to do something the page looks now and then, ever less often. */
final class WaitingStep implements StepPage {

    private static final Once<Templates> TEMPLATES = Once.of(() -> Templates.beside(WaitingStep.class));
    private static final int SOONEST = 2;
    private static final int LATEST = 30;

    private final PersonWord text;

    WaitingStep(PersonWord text) {
        this.text = text;
    }

    /** @param turn how often this page has looked */
    record Wait(PersonStep step, PersonWord text, int turn) {

        int seconds() {
            return Math.min(LATEST, SOONEST + turn / 2);
        }

        String newsPath() {
            return step.newsPath() + "&turn=" + (turn + 1);
        }

        /** Until when, where that is known. */
        Optional<String> end() {
            return step.position() instanceof AwaitingTimer timer
                    ? Optional.of(SaidMoments.of(step).inWords(timer.end()))
                    : Optional.empty();
        }
    }

    @Override
    public StepContent draw(PersonStep step) {
        return StepContent.of(TEMPLATES.get().draw("waiting", step.words(), new Wait(step, text, 0)));
    }

    @Override
    public Optional<String> news(PersonStep step, int turn) {
        return Optional.of(TEMPLATES.get().draw("looking", step.words(), new Wait(step, text, turn)));
    }

    /** Nothing is asked. */
    @Override
    public StepAnswer take(PersonStep step, PostedForm form) {
        return new StepAnswer.GoOn(Notice.MOVED_ON);
    }
}
