package dev.workfloo.server.watch;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Ends the process when its heap has run out. What the threads left undone that an
 * {@link OutOfMemoryError} struck is not known; another process, or this one started anew, does the work. The JVM has a
 * flag for that, which must stand on the command line, and which lets a single array that is too large end it too.
 */
public final class HeapWatch {

    /** As the JVM's own flag has it. */
    public static final int EXIT_CODE = 3;

    /** More than threads have for themselves, and less than what a collector treats as large. */
    private static final int PROBE_BYTES = 256 * 1024;

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Collectors that take the whole heap, when nothing else helps; others do it all the time. */
    private static final Set<String> LAST_RESORTS = Set.of("G1 Old Generation", "MarkSweepCompact", "PS MarkSweep");

    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private final LastWords words = new LastWords();
    private final Optional<GarbageCollectorMXBean> collector;
    private final HeapVerdict verdict = new HeapVerdict(Runtime.getRuntime().maxMemory());
    private volatile byte[] probe = {};

    HeapWatch() {
        collector = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .filter(it -> LAST_RESORTS.contains(it.getName()))
                .findFirst();
    }

    public static void start() {
        HeapWatch watch = new HeapWatch();
        Thread thread = new Thread(watch::watch, "workfloo-heap");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        Thread.setDefaultUncaughtExceptionHandler(watch::died);
        thread.start();
    }

    private void watch() {
        try {
            waitUntil(this::isOut);
        } catch (OutOfMemoryError e) {
            // There is no room for so little.
            words.end(e);
        }
        words.end();
    }

    /** If looking fails in another way, it is looked again. */
    static void waitUntil(BooleanSupplier isOut) {
        while (!isSeen(isOut)) LockSupport.parkNanos(PAUSE_NS);
    }

    private static boolean isSeen(BooleanSupplier isOut) {
        try {
            return isOut.getAsBoolean();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private boolean isOut() {
        probe = new byte[PROBE_BYTES];
        probe = new byte[0];
        return collector
                .map(it -> verdict.isOut(it.getCollectionCount(), System.nanoTime(), () -> left(it.getLastGcInfo())))
                .orElse(false);
    }

    private static long left(GcInfo info) {
        return info.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    /** Messages may hold what somebody answered, so only where it went wrong is said. */
    private void died(Thread thread, Throwable cause) {
        if (cause instanceof OutOfMemoryError error) words.end(error);
        StringBuilder said = new StringBuilder("thread " + thread.getName() + " died of ");
        said.append(cause.getClass().getName());
        for (StackTraceElement frame : cause.getStackTrace())
            said.append("\n\tat ").append(frame);
        System.err.println(said);
    }
}
