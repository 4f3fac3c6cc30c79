package dev.workfloo.application.embedding;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.HostFault;
import dev.workfloo.execution.nip.NipMessage;

/** Consent codes that a host sends in plain Java. */
public final class SentCodes implements NipSender {

    private final CodeSender sender;

    public SentCodes(CodeSender sender) {
        this.sender = sender;
    }

    @Override
    public NipDelivery send(NipMessage message) {
        if (!message.recipient().has(message.channel())) return NipDelivery.NO_RECIPIENT;
        try {
            sender.send(message);
            return new NipDelivery.Accepted();
        } catch (Exception e) {
            throw HostFault.threw("the sender of codes", e);
        }
    }
}
