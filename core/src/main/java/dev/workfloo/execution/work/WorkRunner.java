package dev.workfloo.execution.work;

import dev.workfloo.execution.Work;

/** Does the work that a store keeps. The store hands it over as it is kept, so that it need not wait until it is looked for. */
@FunctionalInterface
public interface WorkRunner {

    /** Work is kept as due, for those who look for it. */
    WorkRunner NOBODY = WorkHold::nobody;

    /** Takes work that is about to be kept, if it can be done right then. */
    WorkHold take(Work.Due due);

    /**
     * Is shown work that is about to be kept in a transaction that somebody else ends, later or never, and perhaps without a word: so
     * it is kept as due. The runner need not wait until it looks for it by itself, where it is told that it was kept.
     */
    default WorkHold expect(Work.Due due) {
        return WorkHold.nobody(due);
    }

    /** Is told of work that ended with a transition, right after the commit that took its row away. */
    default void ended(Work work) {}
}
