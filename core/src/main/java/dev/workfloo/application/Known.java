package dev.workfloo.application;

import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.step.Run;

/**
 * An execution with its flow, as it was read or is remembered.
 *
 * @param isRemembered whether nobody has looked if it still stands so: a transition may be tried on it, and nothing else said
 */
record Known(Standing standing, Run run, boolean isRemembered) {

    /** Where the execution stands. */
    Position position() {
        return run.execution().position();
    }

    /** How it stands now: one whose time is over has ended, also while that is not written yet. */
    Known current() {
        return new Known(standing, run.current(), isRemembered);
    }
}
