package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkHold;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The threads of one lane of work, and what they look for in the table, which other lanes do not see. */
final class Lane {

    /** A worker is dead after four of them, and dead ones are looked for after every second one. */
    static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final int MISSED_HEARTBEATS = 4;

    private final Turns turns;
    private final Attempts attempts;
    private final Rows rows;
    private final Scheduler scheduler;
    private final ThreadPoolExecutor placed;
    private final Places places;
    private final Duration grace;
    private final AtomicBoolean somethingWaits = new AtomicBoolean();

    /**
     * Half of the threads are for work that is done where it was asked for, the others for what is found in the table.
     *
     * @param lookEverywhere is run when there is work again that a dead worker had begun, in whatever lane
     */
    Lane(Work.Lane lane, WorkTable table, PerformWork performing, WorkerSettings settings, Runnable lookEverywhere) {
        int half = Math.max(1, settings.threads() / 2);
        String name = lane.name().toLowerCase(Locale.ROOT);
        turns = new Turns(half, settings.failures());
        attempts = new Attempts(performing, settings, turns, this::call);
        scheduler = scheduler(table.polled(lane, new WorkTask(attempts, turns, lookEverywhere)), half, name, settings);
        rows = new Rows(scheduler);
        placed = Threads.pool(half, name + "-place", () -> {});
        places = new Places(placed, attempts, turns, rows);
        grace = settings.grace();
    }

    private Scheduler scheduler(SchedulerBuilder builder, int threads, String name, WorkerSettings settings) {
        return builder.schedulerName(new SchedulerName.Fixed("workfloo-" + UUID.randomUUID()))
                .threads(threads)
                .executorService(Threads.pool(threads, name, this::lookForWhatWaits))
                .dueExecutor(Threads.pool(1, name + "-look", () -> {}))
                // One that looks after what dead workers had begun must not keep the heart from beating.
                .housekeeperExecutor(Threads.timers(2, name + "-heart"))
                .pollingInterval(settings.interval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.grace())
                .commitWhenAutocommitDisabled(true)
                .failureLogging(LogLevel.OFF, false)
                .serializer(new NoteSerializer())
                .clock(settings.clock()::instant)
                .build();
    }

    void start() {
        scheduler.start();
    }

    WorkHold take(Work.Due due, Optional<String> noted) {
        return places.take(due, noted, this::lookNow);
    }

    void ended(Work work) {
        places.ended(work);
    }

    void renew() {
        places.renew();
    }

    /** It is looked for in the table as all due work is, so that only one process does it. */
    private void call(String work) {
        try {
            rows.putOff(work, attempts.clock().instant());
            lookNow();
        } catch (RuntimeException e) {
            attempts.failed(work, e);
        }
    }

    void lookNow() {
        somethingWaits.set(true);
        scheduler.triggerCheckForDueExecutions();
    }

    /** The scheduler does not look while all its threads are busy: when one is free, it must be told again. */
    private void lookForWhatWaits() {
        if (somethingWaits.getAndSet(false)) scheduler.triggerCheckForDueExecutions();
    }

    /** Begins nothing more, and lets what was begun end. */
    void close() {
        long end = System.nanoTime() + grace.toNanos();
        turns.stop();
        placed.shutdown();
        scheduler.stop();
        try {
            if (!placed.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) placed.shutdownNow();
        } catch (InterruptedException e) {
            placed.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
