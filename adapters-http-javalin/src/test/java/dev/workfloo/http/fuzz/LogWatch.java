package dev.workfloo.http.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Looks at each line of the log, and keeps those that hold what nobody may read there. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** A line for each request, which nobody else needs to see here. */
    private static final Logger REQUESTS = (Logger) LoggerFactory.getLogger("dev.workfloo.http.requests");

    private final List<String> secrets;
    private final List<String> told = new CopyOnWriteArrayList<>();

    private LogWatch(List<String> secrets) {
        this.secrets = secrets;
    }

    static LogWatch over(List<String> secrets) {
        LogWatch watch = new LogWatch(secrets);
        watch.start();
        ROOT.addAppender(watch);
        REQUESTS.setLevel(Level.INFO);
        REQUESTS.setAdditive(false);
        REQUESTS.addAppender(watch);
        return watch;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            line.append(' ').append(cause.getMessage());
        }
        String text = line.toString();
        if (secrets.stream().anyMatch(text::contains)) told.add(text);
    }

    List<String> told() {
        return told;
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
        REQUESTS.detachAppender(this);
        REQUESTS.setAdditive(true);
        REQUESTS.setLevel(null);
    }
}
