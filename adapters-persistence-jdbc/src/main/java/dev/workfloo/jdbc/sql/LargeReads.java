package dev.workfloo.jdbc.sql;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** Asks for room before large rows are read: the database tells their size without reading them. */
public final class LargeReads {

    /** A row of at most this many bytes is read at once. */
    public static final long SMALL = 256 * 1024;

    private volatile LongConsumer room = bytes -> {};

    public void askFor(LongConsumer asked) {
        room = asked;
    }

    /** Asks for a text that is about to be read whole, however small: an execution may have very many. */
    public void ask(long bytes) {
        if (bytes > 0) room.accept(bytes);
    }

    /** @param reading reads what has at most this many bytes, or else says how many it has */
    public <T> Optional<T> read(LongFunction<Optional<Either<Long, T>>> reading) {
        return reading.apply(SMALL).flatMap(read -> read.fold(size -> large(size, reading), Optional::of));
    }

    private <T> Optional<T> large(long size, LongFunction<Optional<Either<Long, T>>> reading) {
        room.accept(size);
        return reading.apply(Long.MAX_VALUE)
                .map(read -> read.getOrElseThrow(() -> new IllegalStateException("no size")));
    }
}
