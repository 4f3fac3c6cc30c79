package dev.workfloo.server;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Says how the process logs, before anything does. */
final class Logs {

    private static final String CONFIGURATION = "logback.configurationFile";

    /** Names the appender in {@code logback.xml}. */
    private static final String FORMAT = "workfloo.log";

    private Logs() {}

    /** Logback reads its configuration when the first logger is made; whoever runs the service may name another one. */
    static void begin(Settings settings) {
        System.setProperty(FORMAT, settings.logFormat());
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "dev/workfloo/server/logback.xml");
        }
        LibraryLogs.restrain();
        // Some libraries log in the JDK's own way.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
