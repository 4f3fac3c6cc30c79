package dev.workfloo.application.embedding;

import dev.workfloo.execution.nip.NipMessage;

/** Sends consent codes on all channels: {@code message -> sms.send(message.address(), message.code())}. */
@FunctionalInterface
public interface CodeSender {

    /**
     * Hands a message to its channel, and comes back when the channel has taken it.
     *
     * @throws Exception when the channel has not taken it: that counts as a delivery that failed with {@code EXCEPTION}, and the
     *     person may want another code
     */
    void send(NipMessage message) throws Exception;
}
