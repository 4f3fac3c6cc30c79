package dev.workfloo.application.port.out;

import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipMessage;

/** The channels on which consent codes reach people. It is asked in production only; in the sandbox nothing is sent. */
public interface NipSender {

    /** Hands a message to its channel, and waits until the channel has taken it or not; it throws nothing for that. */
    NipDelivery send(NipMessage message);
}
