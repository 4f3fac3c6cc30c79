package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.KeyedHash;
import dev.workfloo.jdbc.format.WrittenFormats;
import java.util.List;

/**
 * How idempotency keys are kept: hashed, since a client may make them of what it knows of a person, behind the id of the key
 * under which they are hashed, so that it can be told when none is under a key any more. The release before kept them in clear
 * text, and finds no others.
 */
final class StartKeys {

    /** A header cannot hold it, so no client's key looks like a hash. */
    private static final char HASHED = '\u0001';

    private final KeyedHash hash;
    private final WrittenFormats formats;

    StartKeys(EncryptionKey key, WrittenFormats formats) {
        this.hash = key.startKeys();
        this.formats = formats;
    }

    String hashed(Scope scope, String key) {
        return HASHED
                + hash.named(
                        scope.workspace().name() + "\n" + scope.environment().name() + "\n" + key);
    }

    /** What is to be kept of a start under a key. */
    List<KeptKey> rows(ExecutionRow row, IdempotencyKey key) {
        KeptKey inClear = KeptKey.inClear(row, key);
        KeptKey hashed = inClear.as(hashed(row.start().scope(), key.key()));
        return formats.keepsStartKeysInClear() ? List.of(hashed, inClear) : List.of(hashed);
    }
}
