package dev.workfloo.server;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.jdbc.WorkHold;
import dev.workfloo.worker.Hold;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the worker on the service's database, and hands it work as the store keeps it. */
final class Background {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.worker");

    private Background() {}

    static Worker start(Database database, PerformWork performing) {
        WorkerSettings settings = WorkerSettings.usual(Clock.systemUTC(), Background::failed);
        Worker worker = Worker.on(database.connections(), performing, settings);
        database.store().onWork(due -> {
            Hold hold = worker.take(due);
            return new WorkHold(hold.until(), hold.kept(), hold.lost());
        });
        database.store().onWorkEnded(worker::ended);
        worker.start();
        return worker;
    }

    /** Causes' messages may hold what somebody answered, so only where it went wrong is logged. */
    private static void failed(String what, Throwable cause) {
        if (cause instanceof StoreUnavailable) {
            LOG.warn("{} is tried again later: {}", what, cause.getMessage());
        } else {
            StackTraceElement[] frames = cause.getStackTrace();
            Object place = frames.length == 0 ? "nowhere" : frames[0];
            LOG.error(
                    "{} failed, and is tried again later: {} at {}",
                    what,
                    cause.getClass().getName(),
                    place);
        }
    }
}
