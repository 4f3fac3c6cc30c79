package dev.workfloo.outbound;

import dev.workfloo.contact.CodeChannel;

/**
 * A party outside.
 *
 * @param name the service's or channel's name, or the receiver's host
 */
public record Peer(Kind kind, String name) {

    static Peer service(String name) {
        return new Peer(Kind.SERVICE, name);
    }

    static Peer channel(CodeChannel channel) {
        return new Peer(Kind.CHANNEL, channel.literal());
    }

    static Peer provider(String name) {
        return new Peer(Kind.PROVIDER, name);
    }

    public enum Kind {
        /** A service of the connector file, or an API by its origin. */
        SERVICE,
        /** A gateway for consent codes. */
        CHANNEL,
        /** Who verifies people by one-time codes. */
        PROVIDER,
        /** Where a client wants to be told of changes. */
        RECEIVER
    }
}
