package dev.workfloo.server.backup;

import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
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
    private final Optional<PlannedCopies> planned;
    private final BooleanSupplier paused;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "workfloo-backup");
        thread.setDaemon(true);
        return thread;
    });

    BackupService(H2File database, DatabaseCopy copies, Planned when) {
        this.database = database;
        this.copies = copies;
        this.planned = when.plan().map(plan -> new PlannedCopies(database, copies, plan, when.clock()));
        this.paused = when.paused();
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

    private void begin() {
        try {
            copies.settle();
            CopyRequest.forgetAnswered(database);
        } catch (SQLException | IOException e) {
            LOG.warn("what an earlier copy left behind cannot be put right: {}", e.getMessage());
        }
        looks.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does what is to be done now. */
    void look() {
        try {
            for (CopyRequest request : CopyRequest.open(database)) answer(request);
            if (planned.isPresent() && !paused.getAsBoolean()) planned.get().makeIfDue();
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            LOG.error("copies of the database cannot be made: {}", e.toString());
        }
    }

    private void answer(CopyRequest request) throws IOException {
        Optional<Path> target = request.take();
        if (target.isEmpty()) return;
        try {
            long bytes = copies.into(target.get());
            LOG.info("copied the database into {}, {} bytes, as a command asked", target.get(), bytes);
            request.done(bytes);
        } catch (BackupFailed e) {
            LOG.error("{}", e.getMessage());
            request.failed(String.valueOf(e.getMessage()));
        }
    }

    /** When the newest of the planned copies was begun; empty where none is planned, or there is none yet. */
    public Optional<Instant> newest() {
        return planned.flatMap(PlannedCopies::newest);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
