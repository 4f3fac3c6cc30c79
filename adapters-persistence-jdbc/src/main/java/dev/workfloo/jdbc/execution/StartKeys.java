package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.jdbc.encryption.KeyedHashes;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.stream.Stream;

/**
 * How idempotency keys are kept: hashed, since a client may make them of what it knows of a person, behind the id of the key
 * under which they are hashed, so that it can be told when none is under a key any more. The release before kept them in clear
 * text, and finds no others.
 *
 * <p>While the encryption key has just been changed, not all processes know the new one: then a key is kept under both, so that of
 * two starts under it one finds the other, wherever each of them came.
 */
final class StartKeys {

    /** A header cannot hold it, so no client's key looks like a hash. */
    private static final char HASHED = '\u0001';

    private final KeyedHashes hashes;
    private final WrittenFormats formats;

    StartKeys(Keyring keys, WrittenFormats formats) {
        this.hashes = KeyedHashes.ofStartKeys(keys);
        this.formats = formats;
    }

    private static String text(Scope scope, String key) {
        return scope.workspace().name() + "\n" + scope.environment().name() + "\n" + key;
    }

    /** All forms in which a key may be kept. */
    List<String> forms(Scope scope, String key) {
        return with(key, hashes.forms(text(scope, key)).all());
    }

    private static List<String> with(String inClear, Stream<String> hashes) {
        return Stream.concat(hashes.map(hash -> HASHED + hash), Stream.of(inClear))
                .toList();
    }

    /** What is to be kept of a start under a key. */
    Kept kept(ExecutionRow row, IdempotencyKey key) {
        Scope scope = row.start().scope();
        KeptKey inClear = KeptKey.inClear(row, key);
        KeyedHashes.Forms forms = hashes.forms(text(scope, key.key()));
        Stream<KeptKey> hashed = forms.written().stream().map(hash -> inClear.as(HASHED + hash));
        Stream<KeptKey> clear = formats.keepsStartKeysInClear() ? Stream.of(inClear) : Stream.empty();
        return new Kept(
                Stream.concat(hashed, clear).toList(), new Others(scope, with(key.key(), forms.others().stream())));
    }

    /**
     * @param rows what is written
     * @param others in which other forms an earlier start may have been kept
     */
    record Kept(List<KeptKey> rows, Others others) {}

    /** A start that was kept under one of these. */
    record Others(Scope scope, List<String> forms) {

        private static final String KEPT =
                "from workfloo_start_key where workspace = ? and environment = ? and start_key in ";

        /** What follows a select. */
        String from() {
            return KEPT + Sql.marks(forms.size());
        }

        Object[] values() {
            return Stream.concat(
                            Stream.of(
                                    scope.workspace().name(),
                                    scope.environment().name()),
                            forms.stream())
                    .toArray();
        }

        /** Clients make their keys of what they know of a person. */
        @Override
        public String toString() {
            return "Others";
        }
    }
}
