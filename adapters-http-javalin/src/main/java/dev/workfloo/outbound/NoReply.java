package dev.workfloo.outbound;

import dev.workfloo.execution.LossCause;
import java.util.Optional;

/**
 * Why nothing came back; whether the request arrived, nobody knows.
 *
 * @param cause what the exchange was lost to, unless it was ended here
 */
record NoReply(Kind kind, Optional<LossCause> cause) {

    /** Its name leads to addresses only that must not be connected to. */
    static final NoReply FORBIDDEN = new NoReply(Kind.FORBIDDEN, Optional.empty());

    /** Whoever waited was told to stop. */
    static final NoReply STOPPED = new NoReply(Kind.STOPPED, Optional.empty());

    enum Kind {
        TIMEOUT,
        /** No such name, refused, or lost on the way there or back. */
        UNREACHABLE,
        FORBIDDEN,
        STOPPED
    }

    /** In words that repeat nothing of what was sent or answered. */
    String sentence() {
        String what = switch (kind) {
            case TIMEOUT -> "the service did not answer in time";
            case UNREACHABLE, FORBIDDEN -> "the service could not be reached, or was lost before it had answered";
            case STOPPED -> "the wait for the service was cut short here";
        };
        return cause.map(it -> what + ": " + it.sentence()).orElse(what);
    }

    static NoReply late(LossCause cause) {
        return new NoReply(Kind.TIMEOUT, Optional.of(cause));
    }

    static NoReply unreachable(LossCause cause) {
        return new NoReply(Kind.UNREACHABLE, Optional.of(cause));
    }
}
