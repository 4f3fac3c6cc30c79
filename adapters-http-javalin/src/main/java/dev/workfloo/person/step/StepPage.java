package dev.workfloo.person.step;

import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PostedForm;
import java.util.Optional;

/** Draws one kind of step, and takes what a person sends there. It is only asked where the execution stands at such a step. */
public interface StepPage {

    /** The step as the person comes to it, with their draft if there is one. */
    StepContent draw(PersonStep step);

    /**
     * Takes a form that was drawn for {@linkplain PersonStep#shownBy where the execution stood}; by then it may stand elsewhere, which
     * the use case tells that is asked.
     */
    StepAnswer take(PersonStep step, PostedForm form);

    /**
     * Keeps what was sent without taking it.
     *
     * @return false where a step keeps nothing
     */
    default boolean keep(PersonStep step, PostedForm form) {
        return false;
    }

    /**
     * The step as it is with what was typed so far, which nothing is said against yet: what a script asks for while the person types.
     *
     * @return HTML in the place of the step's content; empty where a step does not change by that
     */
    default Optional<String> redraw(PersonStep step, PostedForm form) {
        return Optional.empty();
    }

    /**
     * What an element asks for that waits for news by {@link PersonStep#newsPath()}: HTML in its place, while the execution stands at
     * the same step. When it does not any more, the page is loaded anew.
     *
     * @param turn how often it has asked on this page
     * @return empty when the page is to be loaded anew
     */
    default Optional<String> news(PersonStep step, int turn) {
        return Optional.empty();
    }

    /** A file that the step shows. */
    default Optional<PageAnswer> file(PersonStep step, String name) {
        return Optional.empty();
    }
}
