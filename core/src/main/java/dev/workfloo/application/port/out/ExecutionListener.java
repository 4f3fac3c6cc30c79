package dev.workfloo.application.port.out;

import dev.workfloo.execution.Progress;

/**
 * Is told of each change right after it was kept, by the process that kept it: for figures, not for what must not be missed,
 * since a process may die in between. It must not throw.
 */
@FunctionalInterface
public interface ExecutionListener {

    ExecutionListener NONE = progress -> {};

    void kept(Progress progress);
}
