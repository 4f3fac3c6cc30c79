package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorCall;

/**
 * Services outside: bureaus and the like, and APIs, whose name is their origin, such as {@code https://api.example.com}. They are
 * asked in production only; in the sandbox the scenario answers.
 */
@FunctionalInterface
public interface Connectors {

    /** Whether a service is known here, to definitions of this workspace. */
    default boolean knows(WorkspaceId workspace, String service) {
        return true;
    }

    /**
     * Whether a service is known here, and all that this call needs, such as an API's secrets. A call of which that is not so is
     * left for a while to other processes, which may know it, and asked for here after that.
     */
    default boolean knows(ConnectorCall call) {
        return knows(call.workspace(), call.service());
    }

    /**
     * Asks a service and waits for its answer, no longer than the call's time-out. What goes wrong outside is an
     * answer too; it throws nothing for that. One that throws all the same, or returns null, counts as a call that failed with
     * {@code EXCEPTION} and {@link ConnectorAnswer.Reply#NONE}. A host that bounds how many ask a service at a time answers
     * with {@link ConnectorAnswer.Reply#NOT_NOW} where there is no room: the call then comes again when another one has
     * ended.
     */
    ConnectorAnswer call(ConnectorCall call);
}
