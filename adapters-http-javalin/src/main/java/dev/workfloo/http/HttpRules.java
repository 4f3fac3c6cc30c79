package dev.workfloo.http;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.connection.BodyCutOff;
import dev.workfloo.http.operation.Answer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What holds on every route: request ids and logs, and answers without a framework's own words. */
final class HttpRules {

    private HttpRules() {}

    static void apply(JavalinConfig config, RequestObserver observer) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.routes.before(RequestLog::begin);
        config.requestLogger.http((context, milliseconds) -> answered(context, milliseconds, observer));
        config.routes.exception(Exception.class, HttpRules::answer);
        // Javalin answers these in words of its own unless they are named.
        config.routes.exception(HttpResponseException.class, HttpRules::answer);
        config.router.javaLangErrorHandler(HttpRules::answer);
    }

    private static void answered(Context context, float milliseconds, RequestObserver observer) {
        Duration took = Duration.ofNanos((long) (milliseconds * 1e6));
        RequestLog.goOn(context);
        RequestLog.end(context, took);
        RequestLog.forget();
        observer.answered(RequestLog.method(context), RequestLog.route(context), context.statusCode(), took);
    }

    private static void answer(Exception e, Context context) {
        toAnswer(e, context).send(context);
    }

    private static Answer toAnswer(Exception e, Context context) {
        if (e instanceof MethodNotAllowedResponse refused) return Answer.notAllowed(allowed(refused));
        if (e instanceof HttpResponseException refused) return Answer.empty(refused.getStatus());
        if (e instanceof BodyCutOff) return Answer.empty(400);
        String incident = RequestLog.id(context);
        if (e instanceof StoreUnavailable) {
            FailureLog.unavailable(incident, e);
            return Answer.unavailable();
        }
        return unforeseen(incident, e);
    }

    /** Javalin hands over no context with an error, but the response carries the request's id already. */
    private static void answer(HttpServletResponse response, Error error) {
        String id = response.getHeader(RequestLog.HEADER);
        Answer answer = unforeseen(id == null ? RequestLog.NO_ID : id, error);
        try {
            answer.send(response);
        } catch (IOException e) {
            throw new UncheckedIOException("the client did not wait for its answer", e);
        }
    }

    /** The same for what goes on apart from the server's own threads, where nothing else catches an error. */
    static Answer toAnswer(Error e, Context context) {
        return unforeseen(RequestLog.id(context), e);
    }

    private static Answer unforeseen(String incident, Throwable e) {
        FailureLog.unforeseen(incident, e);
        return Answer.error(500, "INTERNAL_ERROR", "incident " + incident);
    }

    /** HEAD is there only to be refused, or goes with GET. */
    private static String allowed(MethodNotAllowedResponse refused) {
        String methods = String.join(",", refused.getDetails().values());
        return Arrays.stream(methods.split(","))
                .map(String::strip)
                .filter(method -> !method.equals("HEAD"))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
