package dev.workfloo.worker;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.execution.work.WorkSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Does Workfloo's background work, together with all other workers on the same database. When one dies, the others do within
 * 30 s what it had begun. Calls, codes, messages to clients and waits that are over have threads of their own, so that none of
 * them waits for another; and of each, a slow party is turned to by a part of the threads only. While all work is held back in the database, as
 * in a copy that was restored, it begins none, and goes on by itself within seconds after it is let go.
 */
public final class Worker implements WorkRunner, AutoCloseable {

    /** Two for what was taken, one for events, and one for each task of maintenance, so that none waits for another. */
    private static final int TIMERS = 3 + Maintenance.values().length;

    /** A batch of maintenance has ended by then. */
    private static final long BATCH_SECONDS = 5;

    /** What is said of a listener that the host gave to the facade. */
    private static final String LISTENER = "the host's ExecutionListener";

    private final WorkTable table;
    private final Map<Work.Lane, Bulkhead> bulkheads = new EnumMap<>(Work.Lane.class);
    private final PerformWork performing;
    private final WorkerSettings settings;
    private final ScheduledExecutorService timers = ThreadPools.timers(TIMERS, "timer");
    private final AtomicBoolean closed = new AtomicBoolean();
    private final EventTelling events;
    private volatile boolean paused;

    Worker(DataSource dataSource, PerformWork performing, WorkerSettings settings) {
        this.performing = performing;
        this.settings = settings;
        table = new WorkTable(dataSource);
        paused = table.isPaused();
        events = new EventTelling(performing.events(), settings, () -> paused || closed.get());
        performing.onListenerFault(thrown -> settings.failures().failed(LISTENER, thrown));
        for (Work.Lane lane : Work.Lane.values()) bulkheads.put(lane, new Bulkhead(lane, table, this));
    }

    /**
     * A worker, not yet started, of a store, such as a {@code JdbcStore}, and the {@code Workfloo} on it. The store hands it the work
     * right as it is kept. It goes by the store's clock, does 32 pieces of work of each sort at once, and logs what goes wrong to SLF4J, under this class's name.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public static Worker on(WorkSource<DataSource> store, PerformWork.Provider workfloo) {
        return on(store, workfloo, usual -> usual);
    }

    /**
     * The same, with settings of the host's own.
     *
     * @param settings is given those above, such as {@code usual -> usual.withThreads(8)}
     * @throws StoreUnavailable when the database does not answer
     */
    public static Worker on(
            WorkSource<DataSource> store, PerformWork.Provider workfloo, UnaryOperator<WorkerSettings> settings) {
        WorkerSettings usual = WorkerSettings.usual(store.clock(), new FailedWorkLog());
        Worker worker = on(store.connections(), workfloo.work(), settings.apply(usual));
        store.handWorkTo(worker);
        return worker;
    }

    /**
     * A worker, not yet started, on the database in which a store keeps its work. Until a store hands it the work, it looks for it.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public static Worker on(DataSource dataSource, PerformWork performing, WorkerSettings settings) {
        return new Worker(dataSource, performing, settings);
    }

    PerformWork performing() {
        return performing;
    }

    WorkerSettings settings() {
        return settings;
    }

    /**
     * Begins to work.
     *
     * @return the worker itself
     */
    public Worker start() {
        giveLanes();
        bulkheads.values().forEach(Bulkhead::start);
        long heartbeat = Bulkhead.HEARTBEAT.toMillis();
        timers.scheduleWithFixedDelay(this::renew, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
        events.start();
        timers.scheduleWithFixedDelay(events::renew, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
        long interval = settings.pace().interval().toMillis();
        timers.scheduleWithFixedDelay(events::look, interval, interval, TimeUnit.MILLISECONDS);
        Stream.of(Maintenance.values()).forEach(this::maintain);
        return this;
    }

    private void maintain(Maintenance task) {
        MaintenanceRun run = new MaintenanceRun(task, performing, settings, () -> paused || closed.get());
        timers.scheduleWithFixedDelay(run, 0, task.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    void renew() {
        lookWhetherPaused();
        bulkheads.values().forEach(Bulkhead::renew);
        giveLanes();
    }

    /** It stays as it was where that cannot be said. */
    private void lookWhetherPaused() {
        try {
            paused = table.isPaused();
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            settings.failures().failed("pause", e);
        }
    }

    private void giveLanes() {
        try {
            table.giveLanes();
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            settings.failures().failed("lanes", e);
        }
    }

    private Bulkhead bulkhead(Work work) {
        return Objects.requireNonNull(bulkheads.get(work.kind().lane()));
    }

    /** The work is done here if it is due and a thread is free; otherwise it is looked for once it is kept. */
    @Override
    public WorkHold take(Work.Due due) {
        if (paused) return new WorkHold(due.at(), settings.context().noted(), () -> {}, () -> {});
        return bulkhead(due.work()).take(due, settings.context().noted());
    }

    /** It is looked for once it is kept. */
    @Override
    public WorkHold expect(Work.Due due) {
        boolean isLater = paused || due.at().isAfter(settings.clock().instant());
        Runnable look = isLater ? () -> {} : bulkhead(due.work())::lookNow;
        return new WorkHold(due.at(), settings.context().noted(), look, () -> {});
    }

    /** A store that does not tell costs a look more. */
    @Override
    public void ended(Work work) {
        bulkhead(work).ended(work);
    }

    /** Looks for work now, and not only when it is time to. */
    public void lookNow() {
        bulkheads.values().forEach(Bulkhead::lookNow);
    }

    /** Begins nothing more, and lets what was begun end, for as long as the settings grant; others do the rest. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        together(Bulkhead::close, events::close);
        endMaintenance();
    }

    /** An interrupt is the last means: it closes the file of an embedded database under all who work with it. */
    private void endMaintenance() {
        timers.shutdown();
        try {
            if (timers.awaitTermination(BATCH_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timers.shutdownNow();
    }

    /** Each lane has its own grace, and the worker has no more. */
    private void together(Consumer<Bulkhead> each, Runnable other) {
        List<Thread> threads = Stream.concat(
                        Stream.of(other), bulkheads.values().stream().map(lane -> () -> each.accept(lane)))
                .map(closing -> new Thread(closing, "workfloo-close"))
                .toList();
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
