package dev.workfloo.server.watch;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.server.settings.Setting;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an operator that work is held back, how much of it there is, and that it goes on; once for each time. */
public final class PauseLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.work");

    private final Supplier<Census> census;
    private boolean isHeld;
    private boolean saidOfOthers;

    /** @param census what is pending now */
    public PauseLog(Supplier<Census> census) {
        this.census = census;
    }

    /** @param everywhereSince since when for all processes; empty where this one alone is held back */
    public void held(Optional<Instant> everywhereSince) {
        if (isHeld) return;
        isHeld = true;
        String where = everywhereSince
                .map(since -> "for all processes on this database since " + since + ", until the command work resume")
                .orElse("for this process alone, by " + Setting.WORK.names());
        LOG.warn("PAUSED {}: reads are served, what would change something is answered 503, nothing is sent", where);
        LOG.warn("pending are {}; the command work list names all of it", pending());
    }

    private String pending() {
        try {
            return census.get().work().stream()
                    .map(kind -> kind.count()
                            + (kind.count() == Census.MOST ? " or more " : " ")
                            + WorkWords.plural(Work.Kind.valueOf(kind.kind())))
                    .collect(Collectors.joining(", "));
        } catch (StoreUnavailable e) {
            return "not known, as the database does not answer";
        }
    }

    public void letGo() {
        if (isHeld) LOG.warn("work goes on: what was pending is sent now");
        isHeld = false;
        saidOfOthers = false;
    }

    /** Others on the database are not held back. */
    public void othersWork() {
        if (saidOfOthers) return;
        saidOfOthers = true;
        LOG.error(
                "another process does work on this database although this one is paused: stop it, or hold all back with the"
                        + " command work pause");
    }

    public void failed(Throwable cause) {
        LOG.error("whether work is held back cannot be said; it stays as it was", cause);
    }
}
