package dev.workfloo.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash and the size of what comes piece by piece. */
public final class ContentHash {

    private final MessageDigest digest;
    private long size;

    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
        size += count;
    }

    /** How many bytes came so far. */
    public long size() {
        return size;
    }

    /** What all of it is to be known by; nothing comes after it. */
    public DocumentReference reference(DocumentId id, String name, String format) {
        return new DocumentReference(id, name, format, size, hex());
    }

    /** The hash alone, in hex; nothing comes after it either. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
