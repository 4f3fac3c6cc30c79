package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;

/**
 * A start under an idempotency key, as columns.
 *
 * @param key as it is kept
 */
record KeptKey(ExecutionRow started, String key, String fingerprint) {

    static final Insert<KeptKey> INSERT = Columns.<KeptKey>none()
            .with("workspace", row -> row.started().start().scope().workspace().name())
            .with(
                    "environment",
                    row -> row.started().start().scope().environment().name())
            .with("start_key", KeptKey::key)
            .with("fingerprint", KeptKey::fingerprint)
            .with("execution_id", row -> row.started().id())
            .with("at", row -> row.started().execution().startedAt())
            .insertInto("workfloo_start_key");

    /** As processes of the release before keep it. */
    static KeptKey inClear(ExecutionRow started, IdempotencyKey key) {
        return new KeptKey(started, key.key(), key.fingerprint());
    }

    KeptKey as(String hashed) {
        return new KeptKey(started, hashed, fingerprint);
    }

    /** Clients make their keys of what they know of a person. */
    @Override
    public String toString() {
        return "KeptKey";
    }
}
