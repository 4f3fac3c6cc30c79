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

    /**
     * Where it goes: a telephone number such as {@code +525512345678}, or an e-mail address as it was typed.
     *
     * @throws IllegalStateException when the person has none for this channel, of which messages are not sent
     */
    public String address() {
        return recipient
                .address(channel)
                .orElseThrow(() -> new IllegalStateException("there is no address for " + channel));
    }

    /** Says nothing of the person, nor the code. */
    @Override
    public String toString() {
        return "NipMessage[" + channel + " " + key + "]";
    }
}
