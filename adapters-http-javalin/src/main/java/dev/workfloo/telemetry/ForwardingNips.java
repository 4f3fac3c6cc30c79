package dev.workfloo.telemetry;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.nip.NipMessage;

/**
 * The channels themselves, where nothing is to be added.
 *
 * @param sending sends by them, and adds something to that
 */
record ForwardingNips(NipSender channels, NipSender sending) implements NipSender {

    @Override
    public boolean knows(CodeChannel channel) {
        return channels.knows(channel);
    }

    @Override
    public boolean hasRoom(CodeChannel channel) {
        return channels.hasRoom(channel);
    }

    @Override
    public NipDelivery send(NipMessage message) {
        return sending.send(message);
    }
}
