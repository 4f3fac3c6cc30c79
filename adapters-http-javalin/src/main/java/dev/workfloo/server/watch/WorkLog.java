package dev.workfloo.server.watch;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.http.LogKeys;
import dev.workfloo.server.log.LogContext;
import dev.workfloo.server.log.ThrottledLog;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what went wrong where no caller is told: with work in the background, and with executions of a list. */
public final class WorkLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.worker");
    private static final Logger SERVER = LoggerFactory.getLogger("dev.workfloo.server");
    private static final ThrottledLog UNLISTED = new ThrottledLog(SERVER, System::nanoTime);
    private static final ThrottledLog AWAY = new ThrottledLog(LOG, System::nanoTime);

    /** What is done once an hour has nothing to hurry for. */
    private static final Map<String, String> HOURLY = Map.of(
            Maintenance.START_KEYS.title(), "old idempotency keys stay for an hour more: {}",
            Maintenance.DOCUMENTS.title(), "documents that nobody took stay for an hour more: {}",
            Maintenance.STORE.title(), "the counts of what is open stay unfolded for an hour more: {}");

    private WorkLog() {}

    /** Causes' messages may hold what somebody answered, so only where it went wrong is logged. */
    public static void failed(String what, Throwable cause) {
        Map<String, String> about = Work.parse(what)
                .map(work -> Map.of(LogKeys.EXECUTION, work.execution().hex()))
                .orElse(Map.of());
        LogContext.about(about, () -> tell(what, cause));
    }

    private static void tell(String what, Throwable cause) {
        String hourly = HOURLY.get(what);
        Optional<String> away = away(cause);
        if (hourly != null) {
            SERVER.warn(hourly, cause.getMessage());
        } else if (away.isPresent()) {
            AWAY.warn(what + " is tried again later: " + away.get());
        } else if (cause instanceof StoreDamaged) {
            LOG.error("{} failed, and is tried again later: {}", what, cause.getMessage());
        } else {
            LOG.error("{} failed, and is tried again later: {}", what, where(cause));
        }
    }

    /** What the store says, or what the scheduler wraps, for which a database that is away is a mistake of its own. */
    static Optional<String> away(Throwable failure) {
        if (failure instanceof StoreUnavailable) return Optional.of(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException e && e.getSQLState() == null) {
                return Optional.of("no connection is free: " + e.getMessage());
            }
            if (cause instanceof SQLException e) return Optional.of("the database does not answer: " + e.getSQLState());
        }
        return Optional.empty();
    }

    /** It is told once. */
    static void notMeasured(Throwable cause) {
        LOG.error("a change of an execution was kept, and is missing in the metrics: {}", where(cause));
    }

    private static String where(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        Object frame = frames.length == 0 ? "nowhere" : frames[0];
        return cause.getClass().getName() + " at " + frame;
    }

    /** It is told once, since it goes on until somebody looks after it. */
    static void passedBy(ExecutionId execution, Throwable cause) {
        LogContext.about(
                Map.of(LogKeys.EXECUTION, execution.hex()),
                () -> LOG.error(
                        "the time of execution {} is over, and it cannot be given up; it is passed by, and tried again each"
                                + " hour: {}",
                        execution,
                        where(cause)));
    }

    /** The same for one that searches do not find by what was answered. */
    static void notIndexed(ExecutionId execution, Throwable cause) {
        LogContext.about(
                Map.of(LogKeys.EXECUTION, execution.hex()),
                () -> LOG.error(
                        "execution {} cannot be indexed, and is not found by its answers; it is tried again each hour: {}",
                        execution,
                        where(cause)));
    }

    /** The same for one that is kept no longer. */
    static void notRemoved(ExecutionId execution, Throwable cause) {
        LogContext.about(
                Map.of(LogKeys.EXECUTION, execution.hex()),
                () -> LOG.error(
                        "execution {} is kept no longer, and cannot be removed; it is tried again each hour: {}",
                        execution,
                        cause instanceof StoreDamaged ? cause.getMessage() : where(cause)));
    }

    /** Which one it is, the cause says. */
    static void notListed(StoreDamaged cause) {
        UNLISTED.warn("a list leaves out what cannot be read: " + cause.getMessage());
    }
}
