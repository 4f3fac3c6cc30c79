package dev.workfloo.application.definition;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache that cannot grow without end. When it is full, something makes room, not necessarily the oldest: what is kept here
 * can be read again.
 */
public final class BoundedCache<K, V> {

    private final Map<K, V> entries = new ConcurrentHashMap<>();
    private final int most;

    public BoundedCache(int most) {
        this.most = most;
    }

    public Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    public void put(K key, V value) {
        Iterator<K> oldest = entries.keySet().iterator();
        while (entries.size() >= most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        entries.put(key, value);
    }

    public void remove(K key) {
        entries.remove(key);
    }
}
