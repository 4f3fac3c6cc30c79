package dev.workfloo.application.port.out;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.nip.NipMessage;

/** The channels on which consent codes reach people. It is asked in production only; in the sandbox nothing is sent. */
@FunctionalInterface
public interface NipSender {

    /** Whether a channel is known here; where it is not, its sends are left for a while to other processes, as calls are. */
    default boolean knows(CodeChannel channel) {
        return true;
    }

    /**
     * Whether the channel can take a message now. It is asked before a code is drawn; when it says no, the send comes again
     * when another one has ended, and that is no failure.
     */
    default boolean hasRoom(CodeChannel channel) {
        return true;
    }

    /**
     * Hands a message to its channel, and waits until the channel has taken it or not; it throws nothing for that. One that
     * throws all the same, or returns null, counts as a delivery that failed with {@code EXCEPTION}.
     */
    NipDelivery send(NipMessage message);
}
