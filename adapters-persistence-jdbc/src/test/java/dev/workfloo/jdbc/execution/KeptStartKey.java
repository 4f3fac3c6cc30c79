package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;

/** For tests that look for an idempotency key in the database. */
public final class KeptStartKey {

    private KeptStartKey() {}

    /** How it is kept there. */
    public static String of(EncryptionKey encryption, Scope scope, String key) {
        return new StartKeys(Keyring.of(encryption), new WrittenFormats())
                .forms(scope, key)
                .get(0);
    }
}
