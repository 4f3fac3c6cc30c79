package dev.workfloo.access;

/** What a key can be limited to. */
public enum Right {
    /** Start executions and answer their steps. */
    EXECUTE,
    /** Decide what waits for a reviewer. */
    REVIEW,
    /** Change definitions and keys. */
    MANAGE
}
