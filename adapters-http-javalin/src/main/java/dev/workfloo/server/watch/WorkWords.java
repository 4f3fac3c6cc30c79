package dev.workfloo.server.watch;

import dev.workfloo.execution.Work;

/** What operators call work; it is asked for before the process logs. */
public final class WorkWords {

    private WorkWords() {}

    /** Pieces of work of a kind, as {@code work list} names them. */
    public static String plural(Work.Kind kind) {
        return switch (kind) {
            case CALL -> "calls";
            case SEND -> "codes";
            case REPORT -> "reports";
            case TELL -> "callbacks";
            case WAKE -> "timers";
            case VERIFY -> "verifications";
            case RENDER -> "pdfs";
        };
    }
}
