package dev.workfloo.application.port.out;

import dev.workfloo.StoreDamaged;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.retention.Ended;

/**
 * Is told of each change right after it was kept, by the process that kept it: for figures, not for what must not be missed,
 * since a process may die in between. What it throws changes nothing.
 */
@FunctionalInterface
public interface ExecutionListener {

    ExecutionListener NONE = progress -> {};

    void kept(Progress progress);

    /**
     * The time of an execution is over, and it cannot be given up: it cannot be read, say. It is passed by, so that others are
     * not, and tried again each hour; this is told once.
     */
    default void passedBy(ExecutionId execution, Throwable cause) {}

    /**
     * An execution that an earlier release wrote cannot be read, and so is not found by what was answered. It is tried again
     * each hour; this is told once.
     */
    default void notIndexed(ExecutionId execution, Throwable cause) {}

    /**
     * An execution is kept no longer, and cannot be removed: a consent of its cannot be read, say. It is left alone for an hour;
     * this is told each time.
     */
    default void notRemoved(ExecutionId execution, Throwable cause) {}

    /** So many executions of these are gone, since they were kept no longer. */
    default void removed(Ended ended, int executions) {}

    /** An execution cannot be read, and is left out of a list that it belongs in; this is told each time. */
    default void notListed(ExecutionId execution, StoreDamaged cause) {}

    /** Is told what it threw itself, the first time; a worker's {@code FailureListener} is told too, which logs it. */
    default void threw(Throwable cause) {}

    /**
     * An execution turns to somebody whom this process does not know.
     *
     * @param party such as {@code service bureau} or {@code channel SMS}
     * @param isLeft whether that is left to other processes still; otherwise it fails now
     */
    default void unknown(ExecutionId execution, String party, boolean isLeft) {}
}
