package dev.workfloo.application;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.Work;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was got outside, until it is kept: an answer may have been paid for, and a code may have gone out. When keeping it
 * fails, it is kept when the work is done again in this process, and nobody is asked twice. While too much waits to be
 * kept, nothing more is asked.
 *
 * @param <W> the work that it was got for
 * @param <T> what was got
 */
final class UnsavedResults<W extends Work, T> {

    private static final int MOST = 200;

    private final Map<W, T> results = new ConcurrentHashMap<>();

    /** Whether somebody was asked for it already. */
    boolean holds(W work) {
        return results.containsKey(work);
    }

    /**
     * @param keeping is run with what was got before, or else with what asking gives; what it throws is thrown on
     * @return what it was run with
     */
    T once(W work, Supplier<T> asking, Consumer<T> keeping) {
        T result = Optional.ofNullable(results.get(work)).orElseGet(asking);
        results.putIfAbsent(work, result);
        keeping.accept(result);
        forget(work);
        return result;
    }

    void forget(W work) {
        results.remove(work);
    }

    /**
     * @param isOver whether work is not wanted any more: what others did meanwhile is never seen here again
     * @throws StoreUnavailable when nothing more may be asked for now
     */
    void requireRoom(Predicate<W> isOver) {
        if (results.size() >= MOST) results.keySet().removeIf(isOver);
        if (results.size() >= MOST) {
            throw new StoreUnavailable(MOST + " results are not kept yet: no more is asked until they are");
        }
    }
}
