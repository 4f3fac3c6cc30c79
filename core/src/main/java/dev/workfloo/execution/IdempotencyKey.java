package dev.workfloo.execution;

import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A client's name for one call that changes something, so that repeating the request cannot do it twice, together
 * with the fingerprint of what was asked (draft-ietf-httpapi-idempotency-key-header).
 */
@ValueObject
public record IdempotencyKey(String key, String fingerprint) {

    /** For how long what was answered is remembered under its key. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int LONGEST = 255;

    public IdempotencyKey {
        if (!isValid(key)) throw new IllegalArgumentException("an idempotency key has 1 to 255 characters");
    }

    /** The key for a payload; payloads are the same when they are equal as JSON values. Empty when the key is malformed. */
    public static Optional<IdempotencyKey> of(String key, Value payload) {
        return isValid(key) ? Optional.of(new IdempotencyKey(key, Fingerprint.of(payload))) : Optional.empty();
    }

    /** Clients make it of what they know of a person. */
    @Override
    public String toString() {
        return "IdempotencyKey";
    }

    private static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= LONGEST && key.indexOf('\0') < 0;
    }
}
