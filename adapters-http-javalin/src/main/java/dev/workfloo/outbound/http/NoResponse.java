package dev.workfloo.outbound.http;

import dev.workfloo.execution.LossCause;
import java.util.Optional;

/**
 * Why nothing came back. It is not known whether the request arrived.
 *
 * @param cause what the exchange was lost to, unless it was ended here
 */
public record NoResponse(Kind kind, Optional<LossCause> cause) {

    /** Its name leads to no address that may be connected to. */
    public static final NoResponse FORBIDDEN = new NoResponse(Kind.FORBIDDEN, Optional.empty());

    /** The caller was told to stop waiting. */
    public static final NoResponse STOPPED = new NoResponse(Kind.STOPPED, Optional.empty());

    public enum Kind {
        TIMEOUT,
        /** No such name, refused, or lost on the way there or back. */
        UNREACHABLE,
        FORBIDDEN,
        STOPPED
    }

    /** In words that repeat nothing of what was sent or answered. */
    public String sentence() {
        String what = switch (kind) {
            case TIMEOUT -> "the service did not answer in time";
            case FORBIDDEN -> "its name leads to no address that may be asked: nothing was sent";
            case UNREACHABLE -> "the service could not be reached, or was lost before it had answered";
            case STOPPED -> "the wait for the service was cut short here";
        };
        return cause.map(it -> what + ": " + it.sentence()).orElse(what);
    }

    public static NoResponse late(LossCause cause) {
        return new NoResponse(Kind.TIMEOUT, Optional.of(cause));
    }

    public static NoResponse unreachable(LossCause cause) {
        return new NoResponse(Kind.UNREACHABLE, Optional.of(cause));
    }
}
