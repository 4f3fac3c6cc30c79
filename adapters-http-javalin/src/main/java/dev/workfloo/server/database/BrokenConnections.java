package dev.workfloo.server.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.workfloo.server.log.ThrottledLog;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Tells the pool which connections are of no more use, and says so in a line: the pool's own words for it are a stack trace for
 * each connection.
 */
final class BrokenConnections implements SQLExceptionOverride {

    /**
     * An operator, or a limit, that ends a session; a server that takes no writes, where a new connection may lead to one
     * that does; and H2's closed database, which opens again with a new connection once all old ones are gone.
     */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "25006", "90098");

    private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger("dev.workfloo.server"), System::nanoTime);

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (!isBroken(e.getSQLState()) && !isByDisk(e)) return Override.CONTINUE_EVICT;
        log.warn("a connection to the database broke, and is replaced: " + e.getSQLState() + " " + firstLine(e));
        return Override.MUST_EVICT;
    }

    private static boolean isBroken(@Nullable String state) {
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }

    /** H2 closes its database when it cannot write its file, and says so in the cause alone. */
    private static boolean isByDisk(SQLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) return true;
        }
        return false;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
