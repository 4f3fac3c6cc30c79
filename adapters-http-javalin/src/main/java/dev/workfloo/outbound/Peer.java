package dev.workfloo.outbound;

/**
 * Somebody outside.
 *
 * @param name the service's or channel's name, or the receiver's host
 */
public record Peer(Kind kind, String name) {

    public enum Kind {
        /** A service of the connector file. */
        SERVICE,
        /** A gateway for consent codes. */
        CHANNEL,
        /** Whom a client named to be told of changes. */
        RECEIVER
    }
}
