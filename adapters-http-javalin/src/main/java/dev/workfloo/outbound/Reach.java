package dev.workfloo.outbound;

/** Where a message may go. */
enum Reach {
    /** Addresses of the public internet alone: for URLs that clients bring, who must not see into the house. */
    PUBLIC,
    /** Wherever the operator says. */
    ANYWHERE
}
