package dev.workfloo.person;

import dev.workfloo.person.step.StepPage;

/**
 * How an execution stands, to the person.
 *
 * @param kind for tests and styles: {@code form}, {@code nip}, {@code connector}, …
 * @param isTheirs whether it is for them to go on; then the step is called as its node is, and otherwise as said
 */
record ShownStanding(StepPage page, String kind, boolean isTheirs, PersonWord otherwise) {

    static ShownStanding theirs(StepPage page, String kind) {
        return new ShownStanding(page, kind, true, PersonWord.WAITS_TITLE);
    }
}
