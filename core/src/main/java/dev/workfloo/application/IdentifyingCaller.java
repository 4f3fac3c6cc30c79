package dev.workfloo.application;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.KeyHash;
import dev.workfloo.application.definition.BoundedCache;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers callers for a few seconds, so that a busy key does not cost a read each time. */
final class IdentifyingCaller implements IdentifyCaller {

    /** How long a revoked key may still count. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST_KEYS = 10_000;

    private final Keys keys;
    private final InstantSource clock;
    private final BoundedCache<KeyHash, Known> known;

    IdentifyingCaller(Store store, InstantSource clock) {
        this.keys = store.keys();
        this.clock = clock;
        this.known = new BoundedCache<>(MOST_KEYS, store::afterCommit);
    }

    private record Known(Caller caller, Instant readAt) {
        boolean isFresh(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(REMEMBERED));
        }
    }

    @Override
    public Optional<Caller> identify(String key) {
        KeyHash hash = KeyHash.of(key);
        Instant now = clock.instant();
        return known.get(hash).filter(it -> it.isFresh(now)).map(Known::caller).or(() -> read(hash, now));
    }

    private Optional<Caller> read(KeyHash hash, Instant now) {
        known.remove(hash);
        Optional<Caller> caller = keys.find(hash)
                .filter(found -> found.hash().equals(hash) && found.isActive())
                .map(ApiKey::caller);
        caller.ifPresent(it -> known.put(hash, new Known(it, now)));
        return caller;
    }
}
