package dev.workfloo.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What spans say, and how long they last. */
final class Spans {

    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<String> EXECUTION = AttributeKey.stringKey("workfloo.execution");
    static final AttributeKey<String> NODE = AttributeKey.stringKey("workfloo.node");
    static final AttributeKey<Long> TURN = AttributeKey.longKey("workfloo.turn");
    static final AttributeKey<String> SERVICE = AttributeKey.stringKey("workfloo.service");
    static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("workfloo.provider");
    static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("workfloo.channel");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("workfloo.outcome");

    private Spans() {}

    /** The exception itself is not recorded: its message may hold what a person or a service answered. */
    static <T> T during(Span span, Supplier<T> doing, Consumer<T> done) {
        try {
            T result = Context.current().with(span).wrapSupplier(doing).get();
            done.accept(result);
            return result;
        } catch (RuntimeException | Error e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}
