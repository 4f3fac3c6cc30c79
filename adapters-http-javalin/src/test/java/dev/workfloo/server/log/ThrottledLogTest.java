package dev.workfloo.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ThrottledLogTest {

    private final AtomicLong now = new AtomicLong();

    @Test
    void saysOnceWhatGoesWrongAllTheTime() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.workfloo.test.sparing");
        HeardLines said = new HeardLines();
        said.start();
        logger.addAppender(said);
        ThrottledLog log = new ThrottledLog(logger, now::get);

        for (int i = 0; i < 1_000; i++) log.warn("away");
        now.addAndGet(10_000_000_000L);
        log.warn("away");
        now.addAndGet(10_000_000_000L);
        log.warn("away");

        assertEquals(List.of("away", "away (and 999 like it since it was last said)", "away"), said.said());
    }
}
