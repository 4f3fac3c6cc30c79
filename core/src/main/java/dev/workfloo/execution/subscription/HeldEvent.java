package dev.workfloo.execution.subscription;

import dev.workfloo.execution.ExecutionId;
import java.time.Instant;

/**
 * An event whose listener threw: it is told again, and what happened to its execution later waits for it.
 *
 * @param place the event's
 * @param since when the listener threw for the first time
 * @param tries how often it was told
 * @param again when it is told next
 * @param cause the class of what was thrown last; its message may be about a person, and is kept nowhere
 */
public record HeldEvent(EventPlace place, Instant since, int tries, Instant again, String cause) {

    public ExecutionId execution() {
        return place.execution();
    }

    /** Of the event, among those of its execution. */
    public int revision() {
        return place.revision();
    }

    /** The event behind it is told in its place, at once. */
    public HeldEvent skipped(Instant now) {
        return new HeldEvent(new EventPlace(execution(), revision() + 1), since, 0, now, cause);
    }

    /** It is told at once. */
    public HeldEvent due(Instant now) {
        return new HeldEvent(place, since, tries, now, cause);
    }
}
