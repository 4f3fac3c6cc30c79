package dev.workfloo;

/**
 * What a store kept cannot be read: it was damaged, encrypted under another key, or written by a newer release. Trying again does
 * not help. The message names the record, and repeats nothing of what it holds.
 */
public final class StoreDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreDamaged(String message) {
        super(message);
    }

    public StoreDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
