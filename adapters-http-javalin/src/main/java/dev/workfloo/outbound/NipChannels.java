package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.step.NipMessage;
import java.util.Map;
import java.util.Optional;

/** Sends each code by its channel; some channels may not be set up. */
final class NipChannels implements NipSender {

    private static final NipSender NONE = message -> new NipDelivery.Failed("NOT_CONFIGURED", false);

    private final Map<NipChannel, NipSender> channels;

    NipChannels(Map<NipChannel, NipSender> channels) {
        this.channels = Map.copyOf(channels);
    }

    /** The person's address in ASCII. What a release before took for an address may be none, and is the channel's to judge. */
    static Optional<String> email(NipMessage message) {
        return message.recipient()
                .email()
                .map(typed -> EmailAddress.of(typed).map(EmailAddress::ascii).orElse(typed));
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
