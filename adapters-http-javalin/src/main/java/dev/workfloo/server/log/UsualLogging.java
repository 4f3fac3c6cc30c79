package dev.workfloo.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import co.elastic.logging.logback.EcsEncoder;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;

/**
 * How the process logs unless its operator says otherwise: in Java, as reading XML takes a tenth of a start. Logback finds it as a
 * service wherever this module is; where the process is a host's own, that one's configuration counts.
 */
public final class UsualLogging extends ContextAwareBase implements Configurator {

    /** Where Logback finds a configuration that an operator brings. */
    private static final String BROUGHT = "logback.configurationFile";

    /** The format of lines; it is there where {@link Logging} began. */
    static final String FORMAT = "workfloo.log";

    /** Definitions, files and folders have names that others chose: none ends a line, moves the cursor or turns text. */
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{24} %replace(%msg){'[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', '?'}%n";

    private static final Map<String, Level> LEVELS = Map.of(
            Logger.ROOT_LOGGER_NAME,
            Level.WARN,
            "dev.workfloo",
            Level.INFO,
            // While the database is away it would log a stack trace a second; that it is away is logged where it is
            // asked for.
            "com.github.kagkarlsson",
            Level.OFF,
            // A stack trace for each connection that breaks, and for each that is not opened; the service says both in
            // a line.
            "com.zaxxer.hikari.pool.ProxyConnection",
            Level.ERROR,
            "com.zaxxer.hikari.pool.PoolBase",
            Level.ERROR);

    private final Properties properties;

    /** As Logback makes it. */
    public UsualLogging() {
        this(System.getProperties());
    }

    UsualLogging(Properties properties) {
        this.properties = properties;
    }

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        String format = properties.getProperty(FORMAT);
        if (format == null || properties.getProperty(BROUGHT) != null) return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        logging.getStatusManager().add(new NopStatusListener());
        logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console(logging, format));
        LEVELS.forEach((name, level) -> logging.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** What a command prints goes to standard output, alone. */
    private static ConsoleAppender<ILoggingEvent> console(LoggerContext logging, String format) {
        Encoder<ILoggingEvent> encoder = format.equals("json") ? json() : text();
        encoder.setContext(logging);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(logging);
        console.setName(format);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }

    private static Encoder<ILoggingEvent> json() {
        EcsEncoder encoder = new EcsEncoder();
        encoder.setServiceName("workfloo");
        return encoder;
    }

    private static Encoder<ILoggingEvent> text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(LINE);
        return encoder;
    }
}
