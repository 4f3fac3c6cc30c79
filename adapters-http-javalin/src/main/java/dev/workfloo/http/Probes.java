package dev.workfloo.http;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.operation.Answer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What those who run the service ask it: whether it lives, whether it can serve, and how it does. They take no key. */
public final class Probes {

    static final String HEALTH = "/health";

    private static final String READY = "/ready";
    private static final String METRICS = "/metrics";

    /** Those that may wait for something, and so need a thread. */
    static final Set<String> PATHS = Set.of(READY, METRICS);

    private Probes() {}

    /** For a service that is never paused. */
    public static void install(JavalinConfig config, BooleanSupplier ready) {
        install(config, ready, () -> false);
    }

    /**
     * @param ready whether all that serving needs is there now
     * @param paused whether reads alone are served: balancers are to send no clients, whom it would refuse
     */
    public static void install(JavalinConfig config, BooleanSupplier ready, BooleanSupplier paused) {
        serve(config, HEALTH, context -> answer(200, "alive").send(context));
        serve(config, READY, context -> readiness(ready, paused).send(context));
    }

    private static Answer readiness(BooleanSupplier ready, BooleanSupplier paused) {
        if (!isReady(ready)) return answer(503, "not ready").later();
        return paused.getAsBoolean() ? answer(503, "paused").later() : answer(200, "ready");
    }

    /** A store that does not answer, when it is asked for this, is what is to be told. */
    private static boolean isReady(BooleanSupplier ready) {
        try {
            return ready.getAsBoolean();
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    /** Serves GET, and HEAD too, which Javalin would answer by itself: always with 200. */
    static void serve(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    /**
     * Where a collector of metrics asks. It takes no key either: figures of the business stand there, so those who open the
     * service to others keep this path to themselves.
     *
     * @param scrape gives all metrics in Prometheus' text format
     */
    public static void installMetrics(JavalinConfig config, Supplier<String> scrape) {
        serve(
                config,
                METRICS,
                context -> send(
                        context,
                        "text/plain; version=0.0.4; charset=utf-8",
                        scrape.get().getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends what stands ready, if there is room for it now. */
    static void send(Context context, String type, byte[] content) {
        if (Exchange.of(context.req()).take(content.length)) {
            context.contentType(type).result(content);
        } else {
            Answer.unavailable().send(context);
        }
    }

    /** Not by Jackson: the first answer after a start would wait until that is there. */
    private static Answer answer(int status, String word) {
        return Answer.written(status, "{\"status\":\"" + word + "\"}");
    }
}
