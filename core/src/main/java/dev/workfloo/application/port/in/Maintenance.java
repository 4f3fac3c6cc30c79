package dev.workfloo.application.port.in;

import java.time.Duration;

/**
 * What is due from time to time, for all executions together. Each process does it: the others then find nothing left, and
 * nothing waits for a process that died.
 */
public enum Maintenance {
    /** Give up executions whose time is over. */
    EXPIRY("expiry", Duration.ofSeconds(5)),
    /** Chain consent records that are not yet chained. */
    CONSENTS("consents", Duration.ofSeconds(5)),
    /** Have executions found that earlier releases wrote, or that stand under an index key that was replaced. */
    INDEX("search index", Duration.ofSeconds(5)),
    /** Hear of a new encryption key, and bring what is under older ones under it. */
    ENCRYPTION("encryption keys", Duration.ofSeconds(5)),
    /** Forget idempotency keys after their 24 hours. */
    START_KEYS("start keys", Duration.ofHours(1)),
    /** Forget documents that no step took within 24 hours. */
    DOCUMENTS("documents", Duration.ofHours(1)),
    /** Remove executions and callbacks that are kept no longer, and what of callbacks is not kept once they are over. */
    RETENTION("retention", Duration.ofSeconds(30)),
    /** What a store does for itself. */
    STORE("store", Duration.ofHours(1));

    private final String title;
    private final Duration every;

    Maintenance(String title, Duration every) {
        this.title = title;
        this.every = every;
    }

    /** What it is called where its failures are told. */
    public String title() {
        return title;
    }

    /** How long after its end it is due again. */
    public Duration every() {
        return every;
    }
}
