package dev.workfloo.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes that came in whole, such as a file in a form. They are not copied, and whoever gives them changes them no more. */
public final class SentBytes {

    private final byte[] bytes;

    public SentBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** The first of them, or all. */
    public byte[] beginning(int most) {
        return Arrays.copyOf(bytes, Math.min(most, bytes.length));
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** Says nothing of them. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
