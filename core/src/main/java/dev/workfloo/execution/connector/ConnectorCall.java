package dev.workfloo.execution.connector;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.rule.Value;
import java.time.Duration;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A question to a named service.
 *
 * @param request what is sent, by name; the same whenever the idempotency key is the same
 * @param idempotencyKey {@code execution/node/visit/n}, where n grows only after a failure was answered: a service that
 *     honours it sells nothing twice, also when an answer got lost
 * @param timeout how long the answer is waited for
 */
@ValueObject
public record ConnectorCall(
        WorkspaceId workspace, String service, Value.Context request, String idempotencyKey, Duration timeout) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ConnectorCall[" + service + " " + idempotencyKey + "]";
    }
}
