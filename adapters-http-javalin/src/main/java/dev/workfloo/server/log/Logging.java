package dev.workfloo.server.log;

import dev.workfloo.server.settings.Settings;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Says how the process logs, before anything does. */
public final class Logging {

    private static final String CONFIGURATION = "logback.configurationFile";

    /** Names the appender in {@code logback.xml}. */
    private static final String FORMAT = "workfloo.log";

    private Logging() {}

    /** Logback reads its configuration when the first logger is made; operators may name another one. */
    public static void begin(Settings settings) {
        System.setProperty(FORMAT, settings.logFormat());
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "dev/workfloo/server/logback.xml");
        }
        LibraryLogFilter.restrain();
        // Some libraries log in the JDK's own way.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
