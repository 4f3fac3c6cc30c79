package dev.workfloo.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryLogFilterTest {

    private final LoggerContext context = new LoggerContext();
    private final HeardLines logged = new HeardLines();

    /** A configuration of one's own that wants to hear everything. */
    private void configure() {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.TRACE);
        logged.setContext(context);
        logged.start();
        root.addAppender(logged);
    }

    private List<String> said() {
        logged.list.clear();
        for (String name : List.of("dev.workfloo.http", "org.eclipse.jetty.http.HttpParser", "org.postgresql.Driver")) {
            context.getLogger(name).debug("quoted");
            context.getLogger(name).warn("x-api-key: {}", "quoted");
            context.getLogger(name).error("wrong");
        }
        return logged.list.stream()
                .map(it -> it.getLoggerName() + " " + it.getLevel())
                .toList();
    }

    @Test
    void librariesSayNothingThatTheyCarryWhateverTheLevel() {
        LibraryLogFilter.restrain(context);
        configure();

        List<String> first = said();
        context.reset();
        configure();

        assertEquals(
                List.of(
                        "dev.workfloo.http DEBUG",
                        "dev.workfloo.http WARN",
                        "dev.workfloo.http ERROR",
                        "org.eclipse.jetty.http.HttpParser ERROR",
                        "org.postgresql.Driver WARN",
                        "org.postgresql.Driver ERROR"),
                first);
        assertEquals(first, said());
    }
}
