package dev.workfloo.application.definition;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A cache that cannot grow without end. When it is full, something makes room, not necessarily the oldest: what is kept here
 * can be read again. What is read in a transaction that is still to end may be taken back there: it comes here behind its commit.
 */
public final class BoundedCache<K, V> {

    private final Map<K, V> entries = new ConcurrentHashMap<>();
    private final int most;
    private final Consumer<Runnable> afterCommit;

    /** For what no transaction takes back. */
    public BoundedCache(int most) {
        this(most, Runnable::run);
    }

    /** @param afterCommit as {@link dev.workfloo.application.port.out.Store#afterCommit} */
    public BoundedCache(int most, Consumer<Runnable> afterCommit) {
        this.most = most;
        this.afterCommit = afterCommit;
    }

    public Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    public void put(K key, V value) {
        afterCommit.accept(() -> add(key, value));
    }

    private void add(K key, V value) {
        Iterator<K> oldest = entries.keySet().iterator();
        while (entries.size() >= most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        entries.put(key, value);
    }

    /** Others may read it once more as it was, until what changes it is committed. */
    public void remove(K key) {
        entries.remove(key);
        afterCommit.accept(() -> entries.remove(key));
    }
}
