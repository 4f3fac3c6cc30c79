package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes copies while the service runs: when a command asks for one, and as planned; of its own it keeps the newest. */
public final class BackupService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.backup");

    private static final Duration LOOK = Duration.ofMillis(500);

    private final H2File database;
    private final DatabaseCopy copies;
    private final RequestedCopies requested;
    private final Optional<PlannedCopies> planned;
    private final BooleanSupplier paused;
    private final ScheduledExecutorService looks = timer("workfloo-backup");

    /** Apart, so that whoever asks for a copy hears at once that it is to come, though another is made first. */
    private final ScheduledExecutorService copying = timer("workfloo-copy");

    BackupService(H2File database, DatabaseCopy copies, Planned when) {
        this.database = database;
        this.copies = copies;
        this.requested = new RequestedCopies(database, copies, copying::isShutdown);
        this.planned = when.plan().map(plan -> new PlannedCopies(database, copies, plan, when.clock()));
        this.paused = when.paused();
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** When copies are made of themselves, by which clock. */
    record Planned(Optional<BackupPlan> plan, BooleanSupplier paused, InstantSource clock) {}

    /**
     * The service for the database that is set; empty where it is in no file of H2's.
     *
     * @param jobs connections on which statements take as long as they take
     * @param paused while it says so, no copies are made but those that are asked for: they would push out good ones
     */
    public static Optional<BackupService> start(Settings settings, DataSource jobs, BooleanSupplier paused) {
        Optional<BackupPlan> plan = BackupPlan.of(settings);
        return H2File.of(settings).map(database -> {
            DatabaseCopy copies = new DatabaseCopy(jobs, settings);
            BackupService service =
                    new BackupService(database, copies, new Planned(plan, paused, InstantSource.system()));
            service.begin();
            return service;
        });
    }

    void begin() {
        try {
            copies.settle();
            ForgottenRequests.beside(database).delete();
            if (planned.isPresent()) planned.get().forgetUnfinished();
        } catch (SQLException | IOException e) {
            LOG.warn("what an earlier copy left behind cannot be put right: {}", e.getMessage());
        }
        looks.scheduleWithFixedDelay(() -> requested.take(copying), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        copying.scheduleWithFixedDelay(this::makePlanned, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does what is to be done now. */
    void look() {
        requested.take(Runnable::run);
        makePlanned();
    }

    private void makePlanned() {
        try {
            if (planned.isEmpty() || paused.getAsBoolean() || copying.isShutdown()) return;
            planned.get().makeIfDue();
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            LOG.error("planned copies of the database cannot be made: {}", e.toString());
        }
    }

    /** When the newest of the planned copies was begun; empty where none is planned, or there is none yet. */
    public Optional<Instant> newest() {
        return planned.flatMap(PlannedCopies::newest);
    }

    /** Begins no more. Never an interrupt: it would close the file of the database under all who still work with it. */
    @Override
    public void close() {
        looks.shutdown();
        copying.shutdown();
    }
}
