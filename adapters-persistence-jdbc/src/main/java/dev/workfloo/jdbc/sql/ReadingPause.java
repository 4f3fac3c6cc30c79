package dev.workfloo.jdbc.sql;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps what takes long to read from being read again soon: not before a hundred times as long has gone by. */
public final class ReadingPause {

    private static final int SHARE = 100;

    private final LongSupplier nanos;
    private final long longNanos;
    private long readAt;
    private long pause;

    /**
     * @param nanos a clock that only goes on
     * @param isLong what takes less may be read again at once
     */
    public ReadingPause(LongSupplier nanos, Duration isLong) {
        this.nanos = nanos;
        this.longNanos = isLong.toNanos();
    }

    /** What is read for a {@link ReadingPause}. */
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /** Whether it may be read again. */
    public synchronized boolean isOver() {
        return pause == 0 || nanos.getAsLong() - readAt >= pause;
    }

    /** Reads it now. */
    public <T, E extends Exception> T read(Reading<T, E> reading) throws E {
        long begun = nanos.getAsLong();
        T read = reading.read();
        begin(begun, nanos.getAsLong());
        return read;
    }

    private synchronized void begin(long begun, long ended) {
        readAt = ended;
        pause = ended - begun < longNanos ? 0 : SHARE * (ended - begun);
    }

    /** It may be read again at once. */
    public synchronized void end() {
        pause = 0;
    }
}
