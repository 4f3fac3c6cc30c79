package dev.workfloo.access;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A key under which a store encrypts, and how much is under it.
 *
 * @param id tells keys apart and tells nothing about them: 8 hex digits
 * @param since when it was brought in; empty for the first one
 * @param isCurrent whether is written under it; a key that was just brought in is not yet
 * @param isDropped whether the store has it no more: what is under it came late, and is read by those alone who have it still
 * @param values how many of what, such as {@code states}, are under it; what none of is under it is left out
 */
@ValueObject
public record EncryptionKeyUse(
        String id, Optional<Instant> since, boolean isCurrent, boolean isDropped, Map<String, Long> values) {

    public EncryptionKeyUse {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** How many values and hashes are under it. */
    public long count() {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}
