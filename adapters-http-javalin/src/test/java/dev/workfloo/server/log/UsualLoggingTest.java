package dev.workfloo.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the service's own configuration makes of a line. */
class UsualLoggingTest {

    private final LoggerContext context = new LoggerContext();

    private ExecutionStatus configure(Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        return new UsualLogging(properties).configure(context);
    }

    private String written(String format, String message, Object... arguments) {
        configure(Map.of("workfloo.log", format));
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("dev.workfloo.x"), Level.WARN, message, null, arguments);
        event.setMDCPropertyMap(Map.of());
        event.setInstant(Instant.parse("2026-03-01T12:00:00.250Z"));
        OutputStreamAppender<ILoggingEvent> appender = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(format);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private boolean isConfigured() {
        return context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().hasNext();
    }

    @Test
    void aLineStaysOneLine() {
        String line = written("text", "  scenario {} fails", "Ñ\r\n12:00 ERROR \u202Eb\u001b[2J\u0085\u2028鍵");

        assertEquals("2026-03-01T12:00:00.250Z WARN  dev.workfloo.x   scenario Ñ??12:00 ERROR ?b?[2J??鍵 fails\n", line);
    }

    @Test
    void aJsonLineStaysOneLine() {
        String line = written("json", "  scenario {} fails", "a\n{\"log.level\":\"ERROR\"}");

        assertEquals(1, line.lines().count(), line);
        assertTrue(line.contains("a\\n{\\\"log.level\\\":\\\"ERROR\\\"}"), line);
        assertTrue(line.contains("\"service.name\":\"workfloo\""), line);
    }

    @Test
    void librariesWarnAndTheServiceTells() {
        ExecutionStatus status = configure(Map.of("workfloo.log", "text"));

        assertEquals(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY, status);
        assertEquals(Level.INFO, context.getLogger("dev.workfloo.http").getEffectiveLevel());
        assertEquals(Level.WARN, context.getLogger("org.h2").getEffectiveLevel());
        assertEquals(
                Level.OFF, context.getLogger("com.github.kagkarlsson.scheduler").getEffectiveLevel());
        assertEquals(
                Level.ERROR,
                context.getLogger("com.zaxxer.hikari.pool.PoolBase").getEffectiveLevel());
    }

    @Test
    void anOperatorsConfigurationCounts() {
        ExecutionStatus status = configure(Map.of("workfloo.log", "text", "logback.configurationFile", "mine.xml"));

        assertEquals(ExecutionStatus.INVOKE_NEXT_IF_ANY, status);
        assertFalse(isConfigured());
    }

    @Test
    void leavesAHostsLoggingAlone() {
        ExecutionStatus status = configure(Map.of());

        assertEquals(ExecutionStatus.INVOKE_NEXT_IF_ANY, status);
        assertFalse(isConfigured());
    }

    @Test
    void logbackFindsItAsAService() {
        Stream<Class<?>> found = ServiceLoader.load(ch.qos.logback.classic.spi.Configurator.class).stream()
                .map(ServiceLoader.Provider::type);

        assertTrue(found.anyMatch(UsualLogging.class::equals));
    }
}
