package dev.workfloo.outbound;

/** Why nothing came back; whether the request arrived, nobody knows. */
enum NoReply {
    TIMEOUT,
    /** No such name, refused, or lost on the way there or back. */
    UNREACHABLE,
    /** Its name leads to addresses only that must not be connected to. */
    FORBIDDEN,
    /** Whoever waited was told to stop. */
    STOPPED
}
