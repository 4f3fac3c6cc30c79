package dev.workfloo.server;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.watch.PauseLog;
import dev.workfloo.server.watch.WorkLog;
import dev.workfloo.worker.WorkContext;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has work done in the background, unless it is held back: by this process's own setting, or in the database, for all processes.
 * That is looked for before any work is begun, and every few seconds from then on.
 */
final class BackgroundWork implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final boolean isHeldHere;
    private final Database database;
    private final ManagePendingWork pending;
    private final PauseLog log;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "workfloo-pause");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean paused = true;
    private Optional<Worker> worker = Optional.empty();
    private Optional<Instant> heldHereSince = Optional.empty();

    /** @param isHeldHere whether this process does none, whatever the database says */
    BackgroundWork(boolean isHeldHere, Database database, ManagePendingWork pending) {
        this.isHeldHere = isHeldHere;
        this.database = database;
        this.pending = pending;
        this.log = new PauseLog(() -> database.store().census(database.clock().instant()));
    }

    /** Begins work, and what has to be there for it. */
    @FunctionalInterface
    interface Beginning {
        Worker begin();
    }

    /** A worker on this database, to which work is handed as it is kept. */
    static Worker worker(Database database, PerformWork performing, WorkContext context) {
        WorkerSettings settings =
                WorkerSettings.usual(database.clock(), WorkLog::failed).withContext(context);
        Worker worker = Worker.on(database.store().connections(), performing, settings);
        database.store().handWorkTo(worker);
        worker.start();
        return worker;
    }

    /** Whether none is done, and nobody may change anything. */
    boolean isPaused() {
        return paused;
    }

    /** Begins now if nothing holds work back, and otherwise as soon as nothing does. */
    void start(Beginning beginning) {
        look(beginning);
        looks.scheduleWithFixedDelay(
                () -> lookAgain(beginning), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain(Beginning beginning) {
        try {
            look(beginning);
        } catch (StoreUnavailable e) {
            // Without the database nothing is done in any case; it stays as it was.
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            log.failed(e);
        }
    }

    private synchronized void look(Beginning beginning) {
        if (looks.isShutdown()) return;
        Optional<Instant> held = pending.pausedSince();
        if (isHeldHere || held.isPresent()) hold(held);
        else if (worker.isEmpty()) begin(beginning);
    }

    private void begin(Beginning beginning) {
        worker = Optional.of(beginning.begin());
        paused = false;
        heldHereSince = Optional.empty();
        log.letGo();
    }

    /** Nothing new is taken first; what was begun has its time to end. */
    private void hold(Optional<Instant> everywhereSince) {
        paused = true;
        database.store().handWorkTo(WorkRunner.NOBODY);
        worker.ifPresent(Worker::close);
        worker = Optional.empty();
        log.held(everywhereSince);
        Instant now = database.clock().instant();
        Instant here = heldHereSince.orElse(now);
        heldHereSince = Optional.of(here);
        Instant ended = everywhereSince
                .map(since -> since.plus(ManagePendingWork.ENDED_WITHIN))
                .filter(here::isBefore)
                .orElse(here);
        if (!now.isBefore(ended) && pending.isWorkedOn(ended)) log.othersWork();
    }

    /** Never an interrupt: it would close the file of an embedded database under all who still work with it. */
    @Override
    public void close() {
        looks.shutdown();
        synchronized (this) {
            worker.ifPresent(Worker::close);
        }
    }
}
