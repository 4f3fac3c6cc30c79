package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Does Workfloo's background work, together with all other workers on the same database. When one dies, the others do within
 * 30 s what it had begun.
 */
public final class Worker implements AutoCloseable {

    /** A worker is dead after four of them, and dead ones are looked for after every second one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final int MISSED_HEARTBEATS = 4;

    private static final Duration CHORES = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final ThreadPoolExecutor placed;
    private final Places places;
    private final Chores chores;
    private final ScheduledExecutorService timers = Threads.timers(2);
    private final Duration grace;
    private final AtomicBoolean somethingWaits = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Half of the threads are for work that is done where it was asked for, the others for what is found in the table. */
    Worker(DataSource dataSource, PerformWork performing, WorkerSettings settings) {
        Attempts attempts = new Attempts(performing, settings);
        int half = Math.max(1, settings.threads() / 2);
        scheduler = scheduler(dataSource, attempts, half, settings);
        placed = Threads.pool(half, "place", () -> {});
        places = new Places(placed, attempts, new Rows(scheduler));
        chores = new Chores(performing, settings.failures());
        grace = settings.grace();
    }

    /**
     * A worker, not yet started, on the database in which a store keeps its work.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public static Worker on(DataSource dataSource, PerformWork performing, WorkerSettings settings) {
        return new Worker(dataSource, performing, settings);
    }

    private Scheduler scheduler(DataSource dataSource, Attempts attempts, int threads, WorkerSettings settings) {
        SchedulerBuilder builder = Scheduler.create(dataSource, new WorkTask(attempts, this::lookNow))
                .tableName(WorkTask.TABLE)
                .schedulerName(new SchedulerName.Fixed("workfloo-" + UUID.randomUUID()))
                .threads(threads)
                .executorService(Threads.pool(threads, "work", this::lookForWhatWaits))
                .pollingInterval(settings.interval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.grace())
                .commitWhenAutocommitDisabled(true)
                .failureLogging(LogLevel.OFF, false)
                .serializer(new NoteSerializer())
                .clock(settings.clock()::instant);
        // Never more rows than threads: picked ones that waited for a thread would have no heartbeat.
        return isPostgres(dataSource)
                ? builder.jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .build()
                : builder.jdbcCustomization(new DefaultJdbcCustomization(false))
                        .pollUsingFetch(0.5, 1.0)
                        .build();
    }

    private static boolean isPostgres(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new StoreUnavailable("the database does not answer: " + e.getSQLState(), e);
        }
    }

    public void start() {
        scheduler.start();
        timers.scheduleWithFixedDelay(places::renew, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        timers.scheduleWithFixedDelay(chores, 0, CHORES.toMillis(), TimeUnit.MILLISECONDS);
    }

    void renew() {
        places.renew();
    }

    /**
     * Takes work before it is kept, if it is due and there is a place, to do it once it is kept; otherwise it is looked for
     * then. It is the store that calls this, and one of what it is given.
     *
     * @param noted what is kept with the work, for whoever does it to have again
     */
    public Hold take(Work.Due due, Optional<String> noted) {
        return places.take(due, noted, this::lookNow);
    }

    /** Is told of work that ended with a transition, which took its row away. A store that does not tell costs a look more. */
    public void ended(Work work) {
        places.ended(work);
    }

    /** Looks for work now, and not only when it is time to. */
    public void lookNow() {
        somethingWaits.set(true);
        scheduler.triggerCheckForDueExecutions();
    }

    /** The scheduler does not look while all its threads are busy: when one is free, it must be told again. */
    private void lookForWhatWaits() {
        if (somethingWaits.getAndSet(false)) scheduler.triggerCheckForDueExecutions();
    }

    /** Begins nothing more, and lets what was begun end, for as long as the settings grant; others do the rest. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        long end = System.nanoTime() + grace.toNanos();
        placed.shutdown();
        scheduler.stop();
        try {
            if (!placed.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) placed.shutdownNow();
        } catch (InterruptedException e) {
            placed.shutdownNow();
            Thread.currentThread().interrupt();
        }
        timers.shutdownNow();
    }
}
