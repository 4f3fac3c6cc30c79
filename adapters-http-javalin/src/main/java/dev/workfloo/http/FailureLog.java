package dev.workfloo.http;

import static dev.workfloo.http.RequestLog.LOG;

import dev.workfloo.StoreDamaged;

/** What is logged of a request that failed here, beside the line that each request has. */
final class FailureLog {

    private FailureLog() {}

    static void unavailable(String id, Exception e) {
        LOG.warn("{} {}", id, e.getMessage());
    }

    /** Messages may hold what was sent, so only types and lines of code are logged. Which record is damaged is said without it. */
    static void unforeseen(String id, Throwable e) {
        StringBuilder stack = new StringBuilder();
        if (e instanceof StoreDamaged) stack.append(' ').append(e.getMessage());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            stack.append(System.lineSeparator()).append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                stack.append(System.lineSeparator()).append("  at ").append(frame);
            }
        }
        LOG.error("{} failed:{}", id, stack);
    }
}
