package dev.workfloo.execution;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** What became of sending a code. */
@ValueObject
public sealed interface NipDelivery {

    /** It is not known whether the message went out: the process died on the way. It is not sent again by itself. */
    NipDelivery UNKNOWN = new Failed("UNKNOWN", true);

    /** The person has given no address for this channel. */
    NipDelivery NO_RECIPIENT = new Failed("NO_RECIPIENT", true);

    /** The recipient is refused, and will be. */
    NipDelivery REFUSED_FOR_GOOD = new Failed("REFUSED", false);

    /** Whether the same channel will not reach the person, unless another address is given. */
    default boolean isForGood() {
        return equals(NO_RECIPIENT)
                || failure().filter(failed -> !failed.recoverable()).isPresent();
    }

    /** @return what failed; empty when nothing did */
    Optional<Failed> failure();

    /** The channel has taken the message. */
    record Accepted() implements NipDelivery {
        @Override
        public Optional<Failed> failure() {
            return Optional.empty();
        }
    }

    /**
     * The channel has not taken it.
     *
     * @param code a short word for programs: {@code TIMEOUT}, {@code REFUSED}, {@code UNREACHABLE}, …; nothing personal
     * @param recoverable whether another send may succeed
     */
    record Failed(String code, boolean recoverable) implements NipDelivery {
        @Override
        public Optional<Failed> failure() {
            return Optional.of(this);
        }
    }
}
