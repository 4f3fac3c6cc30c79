package dev.workfloo.access;

import io.vavr.control.Either;
import java.util.Arrays;
import org.jmolecules.ddd.annotation.ValueObject;

/** A workspace's picture: PNG or JPEG, which show something and can do nothing else. */
@ValueObject
public final class Logo {

    /** In bytes. */
    public static final int LARGEST = 64 * 1024;

    private final Format format;
    private final byte[] bytes;

    private Logo(Format format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    /** By what its content begins with. */
    public enum Format {
        PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
        JPEG("image/jpeg", 0xFF, 0xD8, 0xFF);

        private final String type;
        private final int[] beginning;

        Format(String type, int... beginning) {
            this.type = type;
            this.beginning = beginning;
        }

        /** Its media type. */
        public String type() {
            return type;
        }

        private boolean isOf(byte[] bytes) {
            if (bytes.length < beginning.length) return false;
            for (int i = 0; i < beginning.length; i++) if ((bytes[i] & 0xFF) != beginning[i]) return false;
            return true;
        }
    }

    /** Why something is no logo. */
    public enum Refusal {
        TOO_LARGE,
        OF_ANOTHER_FORMAT
    }

    public static Either<Refusal, Logo> read(byte[] bytes) {
        if (bytes.length > LARGEST) return Either.left(Refusal.TOO_LARGE);
        return Arrays.stream(Format.values())
                .filter(format -> format.isOf(bytes))
                .findFirst()
                .<Either<Refusal, Logo>>map(format -> Either.right(new Logo(format, bytes.clone())))
                .orElseGet(() -> Either.left(Refusal.OF_ANOTHER_FORMAT));
    }

    public Format format() {
        return format;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logo logo && Arrays.equals(bytes, logo.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return format + " of " + bytes.length + " bytes";
    }
}
