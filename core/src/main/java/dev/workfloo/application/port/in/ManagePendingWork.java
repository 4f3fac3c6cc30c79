package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is still to be sent, asked and told outside, as an operator sees it: all of it can be held back, as in a database that was
 * restored, looked through, given up in parts, and let go. Nothing that it shows is personal.
 */
public interface ManagePendingWork {

    /** After all was held back, by then each process has seen it, and what it had begun has ended. */
    Duration ENDED_WITHIN = Duration.ofSeconds(30);

    /**
     * A piece of work.
     *
     * @param name where a next page begins
     * @param subject what it is about; empty where that cannot be read, was not asked for, or the execution is gone
     * @param due when it is done, or tried again, once nothing holds it back
     * @param isBegun whether somebody does it right now
     */
    record PendingItem(String name, Optional<Subject> subject, Instant due, boolean isBegun) {}

    /**
     * What work is about.
     *
     * @param to whom it turns; empty when it turns to nobody outside: a wait ends by it, the sandbox answers, it is over already, or it
     *     may have gone out before
     * @param since when it was to be done first
     * @param tries how often it was tried, and failed
     */
    record Subject(Work work, Scope scope, Optional<Addressee> to, Instant since, int tries) {}

    /**
     * Somebody outside.
     *
     * @param name a service's, a channel's, or the host of a receiver
     * @param key by which they know it again: an idempotency key, or a callback's id
     */
    record Addressee(String name, String key) {
        /** Says nothing of the client. */
        @Override
        public String toString() {
            return "Addressee";
        }
    }

    /**
     * A page of all that is pending.
     *
     * @param name of the last piece of work on the page before; empty text for the first page
     * @param kinds of which it is read what they are about: each takes a read of its execution
     */
    List<PendingItem> pending(String name, int most, Set<Work.Kind> kinds);

    /**
     * Gives up one piece, as if nobody outside had been reached for good: a call has failed, and its flow goes on where it says
     * for that; a code was not sent, and the person can ask for another; a callback was given up, and can be sent again; a report
     * is forgotten. What others do meanwhile counts: so hold all back before.
     *
     * @return false when there is nothing to give up: it turns to nobody, is over, or somebody does it right now
     */
    boolean giveUp(PendingItem item);

    /** Since when all work is held back, in every process; empty when it is not. */
    Optional<Instant> pausedSince();

    /** Holds all work back, and says since when it is. */
    Instant pause();

    /** Lets it go on; false when it was not held back. */
    boolean resume();

    /** Whether a process has shown since then that it does work, as one does that was forgotten; each shows it every few seconds. */
    boolean isWorkedOn(Instant since);
}
