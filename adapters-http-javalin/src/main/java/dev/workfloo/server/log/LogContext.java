package dev.workfloo.server.log;

import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Says of all lines that are logged meanwhile what they are about. */
public final class LogContext {

    private LogContext() {}

    public static void about(Map<String, String> what, Runnable doing) {
        about(what, () -> {
            doing.run();
            return true;
        });
    }

    public static <T> T about(Map<String, String> what, Supplier<T> doing) {
        what.forEach(MDC::put);
        try {
            return doing.get();
        } finally {
            what.keySet().forEach(MDC::remove);
        }
    }
}
