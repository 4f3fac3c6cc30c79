package dev.workfloo.execution.step;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.NipRecipient;
import java.time.Duration;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A consent code on its way to a person.
 *
 * @param code six digits
 * @param key {@code execution/node/visit/send}: a gateway that honours it sends nothing twice
 * @param lives for how long the code counts
 */
@ValueObject
public record NipMessage(
        WorkspaceId workspace,
        NipChannel channel,
        NipRecipient recipient,
        String code,
        Nip.Notice notice,
        Duration lives,
        String key) {

    /** Says nothing of the person, nor the code. */
    @Override
    public String toString() {
        return "NipMessage[" + channel + " " + key + "]";
    }
}
