package dev.workfloo.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is logged, to be read while other threads go on to log. */
public final class HeardLines extends ListAppender<ILoggingEvent> {

    public HeardLines() {
        list = new CopyOnWriteArrayList<>();
    }

    /** As it is read. */
    public List<String> said() {
        return list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
