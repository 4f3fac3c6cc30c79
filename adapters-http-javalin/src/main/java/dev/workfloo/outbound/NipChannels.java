package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipMessage;
import java.util.Map;

/** Each channel has its own way; some may have none. */
final class NipChannels implements NipSender {

    private static final NipSender NONE = message -> new NipDelivery.Failed("NOT_CONFIGURED", false);

    private final Map<NipChannel, NipSender> channels;

    NipChannels(Map<NipChannel, NipSender> channels) {
        this.channels = Map.copyOf(channels);
    }

    @Override
    public boolean knows(NipChannel channel) {
        return channels.containsKey(channel);
    }

    @Override
    public boolean hasRoom(NipChannel channel) {
        return channels.getOrDefault(channel, NONE).hasRoom(channel);
    }

    @Override
    public NipDelivery send(NipMessage message) {
        if (!message.recipient().has(message.channel())) return NipDelivery.NO_RECIPIENT;
        return channels.getOrDefault(message.channel(), NONE).send(message);
    }
}
