package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the service's own configuration makes of a line. */
class LogLinesTest {

    private static String written(String format, String message, Object... arguments) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("workfloo.log", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Main.class.getResource("logback.xml"));
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("dev.workfloo.x"), Level.WARN, message, null, arguments);
        event.setMDCPropertyMap(Map.of());
        event.setInstant(Instant.parse("2026-03-01T12:00:00.250Z"));
        OutputStreamAppender<ILoggingEvent> appender = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(format);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aLineStaysOneLine() throws Exception {
        String line = written("text", "  scenario {} fails", "Ñ\r\n12:00 ERROR \u202Eb\u001b[2J\u0085\u2028鍵");

        assertEquals("2026-03-01T12:00:00.250Z WARN  dev.workfloo.x   scenario Ñ??12:00 ERROR ?b?[2J??鍵 fails\n", line);
    }

    @Test
    void aJsonLineStaysOneLine() throws Exception {
        String line = written("json", "  scenario {} fails", "a\n{\"log.level\":\"ERROR\"}");

        assertEquals(1, line.lines().count(), line);
        assertTrue(line.contains("a\\n{\\\"log.level\\\":\\\"ERROR\\\"}"), line);
    }
}
