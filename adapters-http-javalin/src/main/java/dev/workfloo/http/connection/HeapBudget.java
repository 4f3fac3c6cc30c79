package dev.workfloo.http.connection;

import dev.workfloo.StoreUnavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The heap that requests may take at once, in bytes. Large ones leave an eighth of it to small ones, and those of one client
 * half of it to those of others, so that a client that sends much takes nothing from one that sends little. One alone may take
 * what all large ones may.
 */
public final class HeapBudget {

    /** How many bytes of heap one byte of a body takes at the most, from when it is read until it is kept; measured. */
    private static final int OF_A_SENT_BYTE = 10;

    /** The same where the body's texts are files: it is held once, and while it grows, of unknown length, once more. */
    private static final int OF_A_FILES_BYTE = 2;

    /** All the small values that a body may have fit into this many of its bytes. Each takes more heap than it is long. */
    private static final int OF_VALUES = 400_000;

    private static final int MORE_OF_A_VALUES_BYTE = 60;

    /** The same of a byte in the database, from when it is read until it is with the client. */
    private static final int OF_A_STORED_BYTE = 6;

    private static final long SMALL = 256 * 1024;

    /** Work in the background shares it with clients, as one of them. */
    private static final String BACKGROUND = "background";

    private final long size;
    private final Map<String, Long> heldBy = new HashMap<>();
    private final ThreadLocal<@Nullable LongPredicate> guest = new ThreadLocal<>();
    private long held;

    public HeapBudget(long size) {
        this.size = size;
    }

    /** How much of a budget of this size one request can take while it is alone. */
    static long largest(long size) {
        return size / 8 * 7;
    }

    /** How much a body of this many bytes takes. */
    public static long costOf(long bytes) {
        return bytes * OF_A_SENT_BYTE + Math.min(bytes, OF_VALUES) * MORE_OF_A_VALUES_BYTE;
    }

    /** The same of a body whose texts stay in it, until they are read from there piece by piece. */
    public static long costOfFiles(long bytes) {
        return bytes * OF_A_FILES_BYTE + Math.min(bytes, OF_VALUES) * MORE_OF_A_VALUES_BYTE;
    }

    static long largestBodyOfFiles(long size) {
        long most = largest(size);
        return most <= costOfFiles(OF_VALUES)
                ? most / (OF_A_FILES_BYTE + MORE_OF_A_VALUES_BYTE)
                : (most - (long) OF_VALUES * MORE_OF_A_VALUES_BYTE) / OF_A_FILES_BYTE;
    }

    /** The largest body that fits into a budget of this size, and can be read again: it is stored in an event and in the state. */
    static long largestBody(long size) {
        long most = largest(size);
        long kept = most / (2 * OF_A_STORED_BYTE);
        boolean isOfValues = most <= costOf(OF_VALUES);
        long sent = isOfValues
                ? most / (OF_A_SENT_BYTE + MORE_OF_A_VALUES_BYTE)
                : (most - (long) OF_VALUES * MORE_OF_A_VALUES_BYTE) / OF_A_SENT_BYTE;
        return Math.min(kept, sent);
    }

    /** @param own what the same request has taken already: one that takes in parts may be alone too */
    synchronized boolean take(String client, long own, long bytes) {
        long his = heldBy.getOrDefault(client, 0L) + bytes;
        long all = held + bytes;
        boolean isAlone = his == own + bytes;
        boolean fits = bytes <= SMALL ? all <= size : all <= largest(size) && (isAlone || his <= size / 2);
        if (!fits) return false;
        held = all;
        heldBy.put(client, his);
        return true;
    }

    synchronized void free(String client, long bytes) {
        held -= bytes;
        heldBy.compute(client, (name, his) -> his == null || his <= bytes ? null : his - bytes);
    }

    /**
     * Takes heap for what this thread is about to read from the database, until its request or its work is over.
     *
     * @throws StoreUnavailable when there is none now
     */
    public void takeForStored(long bytes) {
        LongPredicate taking = guest.get();
        if (taking != null && !taking.test(bytes * OF_A_STORED_BYTE)) {
            throw new StoreUnavailable("there is no room for " + bytes + " bytes now");
        }
    }

    /** Does this on behalf of one that takes heap like that. */
    public <T> T within(LongPredicate taking, Supplier<T> task) {
        guest.set(taking);
        try {
            return task.get();
        } finally {
            guest.remove();
        }
    }

    /** Does work in the background; what it takes is free again at its end. */
    public <T> T during(Supplier<T> work) {
        long[] taken = {0};
        try {
            return within(bytes -> take(BACKGROUND, taken[0], bytes) && (taken[0] += bytes) > 0, work);
        } finally {
            free(BACKGROUND, taken[0]);
        }
    }
}
