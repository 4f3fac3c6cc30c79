package dev.workfloo.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps libraries from logging what they carry, also where a configuration of one's own sets other levels: headers with
 * keys, bodies and parameters with what people answered.
 */
final class LibraryLogFilter extends TurboFilter implements LoggerContextListener {

    /** Who quotes what it carries below which level. */
    private static final Map<String, Level> QUOTING = Map.of(
            "org.eclipse.jetty", Level.INFO,
            "org.eclipse.jetty.util.HostPort", Level.ERROR,
            "org.eclipse.jetty.http.HttpParser", Level.ERROR,
            "io.javalin", Level.INFO,
            "org.apache.hc", Level.INFO,
            "org.eclipse.angus", Level.INFO,
            "jakarta.mail", Level.INFO,
            "org.postgresql", Level.INFO,
            "h2database", Level.INFO,
            "com.github.kagkarlsson", Level.INFO);

    private final LoggerContext context;

    /** By the logger's name: libraries ask many times for each request whether they may log. */
    private final Map<String, Level> least = new ConcurrentHashMap<>();

    private LibraryLogFilter(LoggerContext context) {
        this.context = context;
    }

    /** Holds from here on, and also after the configuration is read anew. */
    static void restrain() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) restrain(context);
    }

    static void restrain(LoggerContext context) {
        LibraryLogFilter restraint = new LibraryLogFilter(context);
        context.addListener(restraint);
        context.addTurboFilter(restraint);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable thrown) {
        return level.isGreaterOrEqual(least.computeIfAbsent(logger.getName(), LibraryLogFilter::least))
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private static Level least(String logger) {
        for (String name = logger; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
            Level least = QUOTING.get(name);
            if (least != null) return least;
        }
        return Level.TRACE;
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext reset) {
        context.addTurboFilter(this);
    }

    @Override
    public void onStart(LoggerContext started) {}

    @Override
    public void onStop(LoggerContext stopped) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
