package dev.workfloo.server.database;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log when this machine's clock begins to differ from the database's, and when it no longer does. */
final class ClockSkewLog implements Consumer<Duration> {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");
    private static final Duration MUCH = Duration.ofSeconds(2);

    private boolean isOff;

    @Override
    public synchronized void accept(Duration off) {
        boolean wasOff = isOff;
        isOff = off.abs().compareTo(MUCH) > 0;
        if (isOff && !wasOff) {
            LOG.warn(
                    "this machine's clock is {} the database's by {} s; the database's counts, but times in this log are this"
                            + " machine's: set it, by NTP, say",
                    off.isNegative() ? "behind" : "before",
                    off.abs().toSeconds());
        } else if (wasOff && !isOff) {
            LOG.info("this machine's clock agrees with the database's again");
        }
    }
}
