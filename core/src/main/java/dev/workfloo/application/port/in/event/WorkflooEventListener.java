package dev.workfloo.application.port.in.event;

import dev.workfloo.execution.subscription.WorkflooEvent;

/** Code of a host's that is told of events. */
@FunctionalInterface
public interface WorkflooEventListener {

    /**
     * Is told of each event at least once: of those of one execution in their order, one after the other. It may be told of one again
     * after a crash, and after it threw.
     *
     * @throws Exception when it is to be told again, after a pause; what happened to this execution later waits meanwhile
     */
    void on(WorkflooEvent event) throws Exception;
}
