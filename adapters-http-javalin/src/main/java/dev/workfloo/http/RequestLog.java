package dev.workfloo.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request, with an id that the answer carries too. It names the route and not the path, and neither query
 * nor headers nor bodies: those may hold keys and personal data.
 */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.http.requests");
    private static final String ID = "workfloo.request";

    static final String HEADER = "X-Request-Id";
    static final String NO_ID = "(none)";

    private RequestLog() {}

    static void begin(Context context) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        context.attribute(ID, id);
        context.header(HEADER, id);
    }

    static String id(Context context) {
        String id = context.attribute(ID);
        return id == null ? NO_ID : id;
    }

    static void end(Context context, Float milliseconds) {
        if (!LOG.isInfoEnabled()) return;
        LOG.info(
                "{} {} {} {} {} ms",
                id(context),
                context.method().name(),
                route(context),
                context.statusCode(),
                String.format(Locale.ROOT, "%.1f", milliseconds));
    }

    private static String route(Context context) {
        var matched = context.endpoints().lastHttpEndpoint();
        boolean isRoute = matched != null && matched.path.startsWith("/");
        return isRoute ? matched.path : "(no route)";
    }

    static void unavailable(String id, Exception e) {
        LOG.warn("{} {}", id, e.getMessage());
    }

    /** The causes' messages may hold what was sent, so only their types and places are logged. */
    static void unforeseen(String id, Throwable e) {
        StringBuilder trail = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            trail.append(System.lineSeparator()).append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                trail.append(System.lineSeparator()).append("  at ").append(frame);
            }
        }
        LOG.error("{} failed:{}", id, trail);
    }
}
