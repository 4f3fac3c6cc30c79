package dev.workfloo.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.workfloo.server.log.HeardLines;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClockSkewLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.workfloo.server");
    private final HeardLines lines = new HeardLines();
    private final Level before = log.getLevel();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setLevel(before);
    }

    @Test
    void isToldOfOnceWhenItIsOffAndOnceWhenItIsNot() {
        ClockSkewLog clock = new ClockSkewLog();

        Stream.of(0, 2_000, 30_400, 31_000, -1_000, 500).map(Duration::ofMillis).forEach(clock);

        assertEquals(
                List.of(Level.WARN, Level.INFO),
                lines.list.stream().map(ILoggingEvent::getLevel).toList());
        assertTrue(lines.list.get(0).getFormattedMessage().contains("before the database's by 30 s"));
    }

    @Test
    void mayBeBehind() {
        new ClockSkewLog().accept(Duration.ofMillis(-2_500));

        assertTrue(lines.list.get(0).getFormattedMessage().contains("behind the database's by 2 s"));
    }
}
