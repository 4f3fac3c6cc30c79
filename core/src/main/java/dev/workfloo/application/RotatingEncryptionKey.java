package dev.workfloo.application;

import dev.workfloo.access.EncryptionKeyRefusal;
import dev.workfloo.access.EncryptionKeyUse;
import dev.workfloo.application.port.in.RotateEncryptionKey;
import dev.workfloo.application.port.out.EncryptionKeys;
import io.vavr.control.Either;
import java.util.List;

final class RotatingEncryptionKey implements RotateEncryptionKey {

    private final EncryptionKeys keys;

    RotatingEncryptionKey(EncryptionKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<EncryptionKeyUse> keys() {
        return keys.uses();
    }

    @Override
    public Either<EncryptionKeyRefusal, String> rotate(String key) {
        return keys.add(key);
    }

    @Override
    public Either<EncryptionKeyRefusal, String> drop(String id) {
        return keys.drop(id);
    }

    @Override
    public Either<EncryptionKeyRefusal, String> dropDespiteDamaged(String id) {
        return keys.dropDespiteDamaged(id);
    }
}
