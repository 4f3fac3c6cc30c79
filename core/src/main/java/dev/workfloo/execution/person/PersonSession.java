package dev.workfloo.execution.person;

import dev.workfloo.access.KeyHash;
import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Entity;

/**
 * A browser in which a person has opened a link.
 *
 * @param secret the hash of what the browser holds
 * @param seenAt when it was used, to a minute
 */
@Entity
public record PersonSession(LinkId link, KeyHash secret, Instant seenAt) {

    /** One that nobody uses for so long ends. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** That it is used is kept once in so long. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    public boolean isOpen(Instant now) {
        return now.isBefore(seenAt.plus(IDLE));
    }

    /** Whether it is time again to keep that it is used. */
    public boolean isToBeNoted(Instant now) {
        return !now.isBefore(seenAt.plus(NOTED));
    }

    /** When the last of those was used that have ended by now. */
    public static Instant idleSince(Instant now) {
        return now.minus(IDLE);
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "PersonSession[" + link + "]";
    }
}
