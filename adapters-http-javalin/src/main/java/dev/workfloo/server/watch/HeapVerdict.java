package dev.workfloo.server.watch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether a heap has run out, by what collections of all of it leave. Before the JVM gives up it collects twice in a row; when
 * one array was too large for what is free, that leaves room for others.
 */
final class HeapVerdict {

    private static final double FULL = 0.98;
    private static final int IN_A_ROW = 2;
    private static final long ROW_NS = TimeUnit.SECONDS.toNanos(5);

    private final long bytes;
    private long collections;
    private long inVain;
    private long lastAt;

    /** @param bytes how large the heap may be */
    HeapVerdict(long bytes) {
        this.bytes = bytes;
    }

    /**
     * @param counted how many collections there were so far
     * @param nanoTime now
     * @param left how many bytes the last one left
     */
    boolean isOut(long counted, long nanoTime, LongSupplier left) {
        if (counted == collections) return false;
        boolean goesOn = inVain > 0 && nanoTime - lastAt < ROW_NS;
        boolean helped = left.getAsLong() < FULL * bytes;
        inVain = helped ? 0 : (goesOn ? inVain : 0) + counted - collections;
        collections = counted;
        lastAt = nanoTime;
        return inVain >= IN_A_ROW;
    }
}
