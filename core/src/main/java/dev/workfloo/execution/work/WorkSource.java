package dev.workfloo.execution.work;

import java.time.InstantSource;

/**
 * A store whose work runners do, in this process and in others.
 *
 * @param <C> by what they get at it, such as a {@code javax.sql.DataSource}
 */
public interface WorkSource<C> {

    /** By what a runner finds the work that is kept. */
    C connections();

    /** The clock of all runners, so that they agree on what is due; each call gives the same one. */
    InstantSource clock();

    /** Hands all work to this runner from now on, before it is kept, so that it need not wait until it is looked for. */
    void handWorkTo(WorkRunner runner);
}
