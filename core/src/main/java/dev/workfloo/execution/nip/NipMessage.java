package dev.workfloo.execution.nip;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.Nip;
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
        CodeChannel channel,
        CodeRecipient recipient,
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
