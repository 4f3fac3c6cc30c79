package dev.workfloo.access;

import org.jmolecules.ddd.annotation.ValueObject;

/** Why an encryption key is not brought in, or not dropped, and what to do; nothing has changed. */
@ValueObject
public record EncryptionKeyRefusal(String message) {
    @Override
    public String toString() {
        return "EncryptionKeyRefusal";
    }
}
