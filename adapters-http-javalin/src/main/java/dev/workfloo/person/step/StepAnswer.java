package dev.workfloo.person.step;

import dev.workfloo.Problem;

/** What became of a form that a person sent. */
public sealed interface StepAnswer {

    /** On to the page, which shows how things stand now. */
    record GoOn(Notice notice) implements StepAnswer {}

    /** Nothing was taken: the same step again, with what is to be mended. */
    record Again(StepContent content) implements StepAnswer {}

    static StepAnswer taken() {
        return new GoOn(Notice.NONE);
    }

    /**
     * Where a use case refuses for something that the person can do nothing about there: mostly the execution stands elsewhere by now,
     * and the page shows where.
     */
    static StepAnswer refused(Problem problem) {
        return new GoOn(
                switch (problem.kind()) {
                    case WRONG_STEP, ALREADY_FINISHED, UNKNOWN_EXECUTION -> Notice.MOVED_ON;
                    default -> Notice.NOT_TAKEN;
                });
    }
}
