package dev.workfloo.server;

import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Says of whatever is logged meanwhile what it is about. */
final class LogLines {

    private LogLines() {}

    static void about(Map<String, String> what, Runnable doing) {
        about(what, () -> {
            doing.run();
            return true;
        });
    }

    static <T> T about(Map<String, String> what, Supplier<T> doing) {
        what.forEach(MDC::put);
        try {
            return doing.get();
        } finally {
            what.keySet().forEach(MDC::remove);
        }
    }
}
