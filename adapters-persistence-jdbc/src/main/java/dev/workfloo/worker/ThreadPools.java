package dev.workfloo.worker;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with names; those that have nothing to do for a minute end. */
final class ThreadPools {

    private ThreadPools() {}

    static ThreadPoolExecutor pool(int count, String name, Runnable afterEach) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(count, count, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), named(name)) {
                    @Override
                    protected void afterExecute(Runnable task, Throwable failure) {
                        afterEach.run();
                    }
                };
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static ScheduledExecutorService timers(int count, String name) {
        return new ScheduledThreadPoolExecutor(count, named(name));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "workfloo-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
