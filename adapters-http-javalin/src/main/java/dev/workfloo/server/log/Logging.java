package dev.workfloo.server.log;

import dev.workfloo.server.settings.Settings;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Says how the process logs, before anything does. */
public final class Logging {

    private Logging() {}

    /** Logback reads its configuration when the first logger is made; operators may name another one. */
    public static void begin(Settings settings) {
        System.setProperty(UsualLogging.FORMAT, settings.logFormat());
        LibraryLogFilter.restrain();
        // Some libraries log in the JDK's own way.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
