package dev.workfloo.worker;

import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.PerformWork.Audience;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Has listeners told: each subscription by a thread of its own, so that none waits for the listener of another. */
final class EventTelling {

    private static final int MOST_THREADS = 64;

    private final PerformWork.Telling events;
    private final WorkerSettings settings;
    private final BooleanSupplier stopped;
    private final Map<SubscriptionName, Telling> tellings = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = ThreadPools.pool(MOST_THREADS, "events", () -> {});

    /** @param stopped whether no more is to be begun: all is held back, or the worker closes */
    EventTelling(PerformWork.Telling events, WorkerSettings settings, BooleanSupplier stopped) {
        this.events = events;
        this.settings = settings;
        this.stopped = stopped;
    }

    void start() {
        events.onNews(this::look);
    }

    /** Looks for what is to be told. Where nobody listens, that is nothing. */
    void look() {
        if (threads.isShutdown()) return;
        for (SubscriptionName name : events.heard()) {
            tellings.computeIfAbsent(name, Telling::new).wanted();
        }
    }

    void renew() {
        try {
            events.renew();
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            settings.failures().failed("subscriptions", e);
        }
    }

    /**
     * Lets what is being told be told, for as long as the settings grant. Nobody is interrupted, as the listener's own thread may be
     * at work in an embedded database: what is not noted then is told again by others, half a minute later.
     */
    void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(settings.pace().grace().toMillis(), TimeUnit.MILLISECONDS);
            events.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            settings.failures().failed("subscriptions", e);
        }
    }

    /** One subscription; it is looked at once more when that was wanted meanwhile. */
    private final class Telling implements Audience, Runnable {

        private final SubscriptionName name;
        private final AtomicInteger wanted = new AtomicInteger();

        Telling(SubscriptionName name) {
            this.name = name;
        }

        void wanted() {
            if (wanted.getAndIncrement() > 0) return;
            try {
                threads.execute(this);
            } catch (RuntimeException e) { // It closes.
                wanted.set(0);
            }
        }

        @Override
        public void run() {
            int seen;
            do {
                seen = wanted.get();
                tell();
            } while (!wanted.compareAndSet(seen, 0));
        }

        private void tell() {
            try {
                boolean hasMore = true;
                while (hasMore && !isStopping()) hasMore = events.tell(name, this) > 0;
            } catch (Throwable e) { // An Error too: what was wanted meanwhile is looked for all the same.
                if (!isStopping()) settings.failures().failed("subscription " + name, e);
            }
        }

        @Override
        public void threw(SubscriptionName subscription, ExecutionId execution, Throwable cause) {
            settings.failures().failed("subscription " + subscription + ", execution " + execution, cause);
        }

        @Override
        public boolean isStopping() {
            return stopped.getAsBoolean();
        }
    }
}
