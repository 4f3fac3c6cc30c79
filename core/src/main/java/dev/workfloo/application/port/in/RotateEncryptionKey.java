package dev.workfloo.application.port.in;

import dev.workfloo.access.EncryptionKeyRefusal;
import dev.workfloo.access.EncryptionKeyUse;
import io.vavr.control.Either;
import java.util.List;

/**
 * Changes the key under which a store encrypts, while it is used: a new key is brought in, what is under older ones is written
 * anew in the background ({@link Maintenance#ENCRYPTION}), and an older key is dropped when nothing is under it any more.
 */
public interface RotateEncryptionKey {

    /**
     * The keys under which something is, or may be, the newest first, and behind them those that were dropped and have something
     * under them; none where a store encrypts nothing. All values are counted.
     */
    List<EncryptionKeyUse> keys();

    /**
     * Brings in a key: from now on, or 15 seconds later where several processes have to hear of it, is written under it. What is
     * under the keys before it is read as before.
     *
     * @param key 32 bytes in base64
     * @return its id
     */
    Either<EncryptionKeyRefusal, String> rotate(String key);

    /**
     * Forgets a key. It is refused while anything is under it, and while a process may still write under it: for 10 minutes after
     * the change, where there may be several.
     *
     * @return its id
     */
    Either<EncryptionKeyRefusal, String> drop(String id);

    /**
     * The same, though values are under the key that are damaged: that cannot be read under any key. It is refused while anything
     * else is, and until a pass over all values has found nothing else.
     *
     * @return its id
     */
    Either<EncryptionKeyRefusal, String> dropDespiteDamaged(String id);
}
