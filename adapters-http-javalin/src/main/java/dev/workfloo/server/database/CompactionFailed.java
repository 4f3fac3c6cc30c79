package dev.workfloo.server.database;

/** A database's file that is as it was; the message says why, and what to do. */
public final class CompactionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CompactionFailed(String message) {
        super(message);
    }

    CompactionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
