package dev.workfloo.application.port.out;

import dev.workfloo.access.EncryptionKeyRefusal;
import dev.workfloo.access.EncryptionKeyUse;
import io.vavr.control.Either;
import java.util.List;

/** The keys under which a store encrypts. */
public interface EncryptionKeys {

    /** Of a store that encrypts nothing. */
    EncryptionKeys NONE = new EncryptionKeys() {

        private static final EncryptionKeyRefusal NOTHING =
                new EncryptionKeyRefusal("the store encrypts nothing, and has no key to change");

        @Override
        public List<EncryptionKeyUse> uses() {
            return List.of();
        }

        @Override
        public Either<EncryptionKeyRefusal, String> add(String key) {
            return Either.left(NOTHING);
        }

        @Override
        public Either<EncryptionKeyRefusal, String> drop(String id) {
            return Either.left(NOTHING);
        }

        @Override
        public Either<EncryptionKeyRefusal, String> dropDespiteDamaged(String id) {
            return Either.left(NOTHING);
        }

        @Override
        public int reencrypt() {
            return 0;
        }
    };

    /** The newest first, with all that is under each. */
    List<EncryptionKeyUse> uses();

    /**
     * Takes a key as the newest one.
     *
     * @param key 32 bytes in base64
     * @return its id
     */
    Either<EncryptionKeyRefusal, String> add(String key);

    /**
     * Forgets a key under which nothing is.
     *
     * @return its id
     */
    Either<EncryptionKeyRefusal, String> drop(String id);

    /**
     * Forgets a key under which nothing is but what is damaged.
     *
     * @return its id
     */
    Either<EncryptionKeyRefusal, String> dropDespiteDamaged(String id);

    /**
     * Hears of keys that others took, and brings some of what is under older ones under the newest.
     *
     * @return 0 when nothing is left for now
     */
    int reencrypt();
}
