package dev.workfloo.server;

import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.watch.WorkLog;
import dev.workfloo.worker.WorkContext;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;

/** Starts the worker on the service's database, and hands it work as the store keeps it. */
final class BackgroundWork {

    private BackgroundWork() {}

    static Worker start(Database database, PerformWork performing, WorkContext context) {
        WorkerSettings settings =
                WorkerSettings.usual(database.clock(), WorkLog::failed).withContext(context);
        Worker worker = Worker.on(database.store().connections(), performing, settings);
        database.store().handWorkTo(worker);
        worker.start();
        return worker;
    }
}
