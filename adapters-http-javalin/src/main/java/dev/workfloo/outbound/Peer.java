package dev.workfloo.outbound;

import dev.workfloo.definition.NipChannel;

/**
 * A party outside.
 *
 * @param name the service's or channel's name, or the receiver's host
 */
public record Peer(Kind kind, String name) {

    static Peer service(String name) {
        return new Peer(Kind.SERVICE, name);
    }

    static Peer channel(NipChannel channel) {
        return new Peer(Kind.CHANNEL, channel.literal());
    }

    public enum Kind {
        /** A service of the connector file. */
        SERVICE,
        /** A gateway for consent codes. */
        CHANNEL,
        /** Where a client wants to be told of changes. */
        RECEIVER
    }
}
