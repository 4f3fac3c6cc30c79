package dev.workfloo.execution.verification;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The question to send a person a one-time code.
 *
 * @param provider the name under which the deployment knows the provider
 * @param recipient has an address for the channel
 * @param idempotencyKey {@code execution/node/visit/n}, where n grows only after a failure was answered, or another code was
 *     asked for: a provider that honours it sends nothing twice, also when an answer got lost
 */
@ValueObject
public record ValidationRequest(
        WorkspaceId workspace, String provider, CodeChannel channel, CodeRecipient recipient, String idempotencyKey) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ValidationRequest[" + provider + " " + idempotencyKey + "]";
    }
}
