package dev.workfloo.application.event;

import java.time.Duration;
import java.util.List;

/** How long an event is held whose listener threw. */
final class ListenerPauses {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private ListenerPauses() {}

    /** @param tries how often it threw, at least once */
    static Duration after(int tries) {
        return PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
    }
}
