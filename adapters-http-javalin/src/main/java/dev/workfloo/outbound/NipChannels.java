package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.nip.NipMessage;
import java.util.Map;
import java.util.Optional;

/** Sends each code by its channel; some channels may not be set up. */
final class NipChannels implements NipSender {

    private static final NipSender NONE = message -> new NipDelivery.Failed("NOT_CONFIGURED", false);

    private final Map<CodeChannel, NipSender> channels;

    NipChannels(Map<CodeChannel, NipSender> channels) {
        this.channels = Map.copyOf(channels);
    }

    /** The person's address in ASCII. What a release before took for an address may be none, and is the channel's to judge. */
    static Optional<String> email(CodeRecipient recipient) {
        return recipient
                .email()
                .map(typed -> EmailAddress.of(typed).map(EmailAddress::ascii).orElse(typed));
    }

    @Override
    public boolean knows(CodeChannel channel) {
        return channels.containsKey(channel);
    }

    @Override
    public boolean hasRoom(CodeChannel channel) {
        return channels.getOrDefault(channel, NONE).hasRoom(channel);
    }

    @Override
    public NipDelivery send(NipMessage message) {
        if (!message.recipient().has(message.channel())) return NipDelivery.NO_RECIPIENT;
        return channels.getOrDefault(message.channel(), NONE).send(message);
    }
}
