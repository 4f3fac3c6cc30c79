package dev.workfloo.jdbc.encryption;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The master keys of a process: the one that is written under, and those under which older values are until they are written
 * anew. Which they are the database says, and changes while processes run: whoever reads under a key that is not known yet asks
 * again before giving up, and nobody writes for long without having asked. So no process has to be told of a key before others
 * write under it, also when it was halted meanwhile.
 */
public final class Keyring {

    /** For how long is written under a key without asking whether it still is the one. */
    static final Duration FRESH = Duration.ofSeconds(30);

    /** For how long where nobody answers: half of the time for which no key is dropped. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** From one time that nobody answers to the next try. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** More are asked for each time: they are made up. */
    private static final int MOST_UNKNOWN = 100;

    private final Source source;
    private final Source beside;
    private final LongSupplier nanoTime;
    private final Map<String, Long> unknown = new ConcurrentHashMap<>();
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private final String firstId;
    private volatile Keys keys;
    private volatile long askedAt;
    private volatile long failedAt;
    private @Nullable StoreUnavailable failure;

    private Keyring(Keys keys, Source source, Source beside, LongSupplier nanoTime) {
        this.source = source;
        this.beside = beside;
        this.nanoTime = nanoTime;
        this.keys = keys;
        this.firstId = keys.first().id();
        this.askedAt = nanoTime.getAsLong();
        this.failedAt = askedAt;
    }

    /** Says which keys there are. */
    public interface Source {

        /**
         * Those that there are now.
         *
         * @param known what the process has
         */
        Keys read(Collection<EncryptionKey> known);
    }

    /**
     * Keys at a moment.
     *
     * @param first what names no key is under it
     * @param current what is written is under it
     * @param counting all under which something may be, the newest first
     * @param spare others that the process has: nothing should be under them
     * @param isSettled whether all processes have written under the current one for long
     */
    public record Keys(
            EncryptionKey first,
            EncryptionKey current,
            List<EncryptionKey> counting,
            List<EncryptionKey> spare,
            boolean isSettled) {

        public Keys {
            counting = List.copyOf(counting);
            spare = List.copyOf(spare);
        }

        Optional<EncryptionKey> named(String id) {
            return Stream.concat(counting.stream(), spare.stream())
                    .filter(key -> key.id().equals(id))
                    .findFirst();
        }

        /** All under which something that can be repeated at any process is kept: none of them may know the newest yet. */
        List<EncryptionKey> written() {
            return isSettled ? List.of(current) : counting;
        }

        private String ids() {
            List<String> ids = counting.stream().map(EncryptionKey::id).toList();
            return ids.size() == 1 ? "the key " + ids.get(0) : "the keys " + String.join(", ", ids);
        }
    }

    /** One key alone, for good. */
    public static Keyring of(EncryptionKey key) {
        Keys alone = new Keys(key, key, List.of(key), List.of(), true);
        return new Keyring(alone, known -> alone, known -> alone, System::nanoTime);
    }

    /**
     * Those that somebody says, beginning with these.
     *
     * @param beside the same for who reads something right now, and has a connection in use
     */
    public static Keyring of(Collection<EncryptionKey> known, Source source, Source beside) {
        return of(known, source, beside, System::nanoTime);
    }

    static Keyring of(Collection<EncryptionKey> known, Source source, Source beside, LongSupplier nanoTime) {
        return new Keyring(source.read(known), source, beside, nanoTime);
    }

    /**
     * As they were when they were last asked for, a moment ago at most. While the database does not answer they are taken for
     * what they were: one asks, now and then, and no other waits for that.
     *
     * @throws StoreUnavailable when it has not answered for too long
     */
    public Keys fresh() {
        long now = nanoTime.getAsLong();
        long age = now - askedAt;
        if (age > LONGEST.toNanos()) askAgain(source, now);
        else if (age > FRESH.toNanos() && isAsking.compareAndSet(false, true)) tryToAsk(now);
        return keys;
    }

    private void tryToAsk(long now) {
        try {
            boolean isTime = now - askedAt > PAUSE.toNanos() && now - failedAt > PAUSE.toNanos();
            if (isTime) askAgain(source, now);
        } catch (StoreUnavailable e) {
            // What is written now fails too, or comes under a key that is still read.
        } finally {
            isAsking.set(false);
        }
    }

    /**
     * Whether these are the one key that the process began with, so that nothing tells whether what names no key is under it. Once
     * there is another one, others may have dropped that.
     */
    boolean isAsBegun(Keys now) {
        return now.counting().size() == 1 && now.first().id().equals(firstId);
    }

    /** As they are now. */
    public Keys now() {
        askAgain(source, nanoTime.getAsLong());
        return keys;
    }

    /**
     * The key with this id.
     *
     * @param what is under it, as a message begins
     * @throws StoreDamaged when there is no such key any more, or this process does not have it
     */
    EncryptionKey named(String id, String what) {
        Optional<EncryptionKey> known = keys.named(id);
        if (known.isPresent()) return known.get();
        if (!isUnknown(id)) askAgain(beside, nanoTime.getAsLong());
        return keys.named(id).orElseThrow(() -> {
            if (unknown.size() < MOST_UNKNOWN) unknown.putIfAbsent(id, nanoTime.getAsLong());
            return new StoreDamaged(
                    what + " is under the encryption key " + id + ", and this process has " + keys.ids());
        });
    }

    /** It was asked for a moment ago in vain: nothing comes under a key that nobody knows yet. */
    private boolean isUnknown(String id) {
        unknown.values().removeIf(since -> nanoTime.getAsLong() - since > PAUSE.toNanos());
        return unknown.containsKey(id);
    }

    /** What names no key is under it. */
    EncryptionKey first() {
        return keys.first();
    }

    /** Whoever waits here for another who asked later than he would have need not ask any more, and fares alike. */
    private synchronized void askAgain(Source whom, long since) {
        if (askedAt - since > 0) return;
        if (failure != null && failedAt - since > 0) throw failure;
        long now = nanoTime.getAsLong();
        try {
            keys = whom.read(keys.counting());
            askedAt = now;
            failure = null;
        } catch (StoreUnavailable e) {
            failure = e;
            failedAt = now;
            throw e;
        }
    }

    /** Each once, by its id. */
    public static List<EncryptionKey> together(Collection<EncryptionKey> some, Collection<EncryptionKey> more) {
        Map<String, EncryptionKey> all = new LinkedHashMap<>();
        some.forEach(key -> all.put(key.id(), key));
        more.forEach(key -> all.putIfAbsent(key.id(), key));
        return new ArrayList<>(all.values());
    }
}
