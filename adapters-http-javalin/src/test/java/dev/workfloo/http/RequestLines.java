package dev.workfloo.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What the request log says meanwhile; a line may be written after its answer was sent, so readers wait for it. */
final class RequestLines implements AutoCloseable {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.workfloo.http.requests");
    private static final long PATIENCE_S = 20;

    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ILoggingEvent> fresh = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
            fresh.add(event);
        }
    };

    static RequestLines capture() {
        RequestLines lines = new RequestLines();
        lines.appender.start();
        LOG.setLevel(Level.INFO);
        LOG.setAdditive(false);
        LOG.addAppender(lines.appender);
        return lines;
    }

    List<ILoggingEvent> events() {
        return events;
    }

    /** The line of this level that begins with this id. */
    String line(String id, Level level) {
        try {
            ILoggingEvent event = fresh.poll(PATIENCE_S, TimeUnit.SECONDS);
            while (event != null) {
                String line = event.getFormattedMessage();
                if (line.startsWith(id + " ") && event.getLevel().equals(level)) return line;
                event = fresh.poll(PATIENCE_S, TimeUnit.SECONDS);
            }
            throw new AssertionError("no line of " + id);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        LOG.detachAppender(appender);
        LOG.setAdditive(true);
        LOG.setLevel(null);
    }
}
