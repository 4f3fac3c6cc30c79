package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.work.WorkHold;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The threads of one lane of work, and what they look for in the table, which other lanes do not see. */
final class Bulkhead {

    /** A worker is dead after four of them, and dead ones are looked for after every second one. */
    static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final int MISSED_HEARTBEATS = 4;

    private final PartyLimits limits;
    private final WorkPerformer performer;
    private final WorkRows rows;
    private final Scheduler scheduler;
    private final ThreadPoolExecutor handed;
    private final Leases leases;
    private final Duration grace;
    private final AtomicBoolean somethingWaits = new AtomicBoolean();

    /**
     * Half of the threads are for work that is done where it was asked for, the others for what is found in the table.
     *
     * @param worker looks everywhere when there is work again that a dead worker had begun, in any lane
     */
    Bulkhead(Work.Lane lane, WorkTable table, Worker worker) {
        WorkerSettings settings = worker.settings();
        int half = Math.max(1, settings.pace().threads() / 2);
        String name = lane.name().toLowerCase(Locale.ROOT);
        limits = new PartyLimits(half, settings.failures());
        performer = new WorkPerformer(worker.performing(), settings, limits, this::call);
        scheduler =
                scheduler(table.polled(lane, new WorkTask(performer, limits, worker::lookNow)), half, name, settings);
        rows = new WorkRows(scheduler);
        handed = ThreadPools.pool(half, name + "-place", () -> {});
        leases = new Leases(handed, performer, limits, rows);
        grace = settings.pace().grace();
    }

    private Scheduler scheduler(SchedulerBuilder builder, int threads, String name, WorkerSettings settings) {
        return builder.schedulerName(new SchedulerName.Fixed("workfloo-" + UUID.randomUUID()))
                .threads(threads)
                .executorService(ThreadPools.pool(threads, name, this::lookForWhatWaits))
                .dueExecutor(ThreadPools.pool(1, name + "-look", () -> {}))
                // One that looks after what dead workers had begun must not keep the heart from beating.
                .housekeeperExecutor(ThreadPools.timers(2, name + "-heart"))
                .pollingInterval(settings.pace().interval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.pace().grace())
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
        return leases.take(due, noted, this::lookNow);
    }

    void ended(Work work) {
        leases.ended(work);
    }

    void renew() {
        leases.renew();
    }

    /** It is looked for in the table as all due work is, so that only one process does it. */
    private void call(String work) {
        try {
            rows.putOff(work, performer.clock().instant());
            lookNow();
        } catch (RuntimeException e) {
            performer.failed(work, e);
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
        limits.stop();
        handed.shutdown();
        scheduler.stop();
        try {
            if (!handed.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) handed.shutdownNow();
        } catch (InterruptedException e) {
            handed.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
