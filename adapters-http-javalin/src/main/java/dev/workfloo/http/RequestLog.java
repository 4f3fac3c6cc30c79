package dev.workfloo.http;

import dev.workfloo.execution.ExecutionId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each request, with an id that the answer carries too. It names the route and not the path, and neither query
 * nor headers nor bodies: those may hold keys and personal data.
 */
final class RequestLog {

    static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.http.requests");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final String ID = "workfloo.request";
    private static final String EXECUTION = "workfloo.execution";
    private static final String TRACE = "workfloo.trace";

    static final String HEADER = "X-Request-Id";
    static final String NO_ID = "(none)";

    private RequestLog() {}

    /** Threads serve one request after the other: what is said of the last one must not be said of this one. */
    static void begin(Context context) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        context.attribute(ID, id);
        context.header(HEADER, id);
        forget();
        MDC.put(LogKeys.REQUEST, id);
    }

    /** The same request, perhaps on another thread, of which other things were said. */
    static void goOn(Context context) {
        if (id(context).equals(MDC.get(LogKeys.REQUEST))) return;
        forget();
        MDC.put(LogKeys.REQUEST, id(context));
        execution(context).ifPresent(id -> MDC.put(LogKeys.EXECUTION, id));
        String trace = context.attribute(TRACE);
        if (trace != null) MDC.put(LogKeys.TRACE, trace);
    }

    /** Notes the trace that this thread is in: the thread that ends the request may be another. */
    static void noteTrace(Context context) {
        context.attribute(TRACE, MDC.get(LogKeys.TRACE));
    }

    static String id(Context context) {
        String id = context.attribute(ID);
        return id == null ? NO_ID : id;
    }

    /** Notes which execution the request is about. */
    static void about(Context context, ExecutionId execution) {
        context.attribute(EXECUTION, execution.hex());
        MDC.put(LogKeys.EXECUTION, execution.hex());
    }

    static Optional<String> execution(Context context) {
        return Optional.ofNullable(context.attribute(EXECUTION));
    }

    static void end(Context context, Duration took) {
        if (!LOG.isInfoEnabled()) return;
        String method = method(context);
        String route = route(context);
        int status = context.statusCode();
        Map<String, String> fields = Map.of(
                LogKeys.METHOD,
                method,
                LogKeys.ROUTE,
                route,
                LogKeys.STATUS,
                Integer.toString(status),
                LogKeys.DURATION,
                Long.toString(took.toNanos()));
        fields.forEach(MDC::put);
        LOG.info(
                "{} {} {} {} {} ms",
                id(context),
                method,
                route,
                status,
                String.format(Locale.ROOT, "%.1f", took.toNanos() / 1e6));
        fields.keySet().forEach(MDC::remove);
    }

    static void forget() {
        LogKeys.OF_A_REQUEST.forEach(MDC::remove);
    }

    /** One of HTTP's own methods: any other may hold anything, and is called as OpenTelemetry's conventions call it. */
    static String method(Context context) {
        String method = context.method().name();
        return METHODS.contains(method) ? method : "_OTHER";
    }

    /** The pattern of the path, since the path itself may hold anything. */
    static String route(Context context) {
        var matched = context.endpoints().lastHttpEndpoint();
        boolean isRoute = matched != null && matched.path.startsWith("/");
        return isRoute ? matched.path : "(no route)";
    }
}
