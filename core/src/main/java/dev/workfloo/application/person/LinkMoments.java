package dev.workfloo.application.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments of links and sessions, as exactly as every store keeps them. */
final class LinkMoments {

    private LinkMoments() {}

    /** To a microsecond, so that what is answered is what is kept. */
    static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
