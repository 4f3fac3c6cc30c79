package dev.workfloo.telemetry;

import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.Work;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows a request to what it brings about: the work that it asks for, wherever that is done, and the calls that the
 * work makes. What others add to a trace ({@code tracestate}, {@code baggage}) goes no further than the request. Names and
 * attributes are those of OpenTelemetry's semantic conventions where it has any.
 */
public final class Traces {

    private static final String PARENT = "traceparent";

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    public Traces(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("dev.workfloo");
    }

    /**
     * Begins the span of a request, below the one that its headers name.
     *
     * @param route the pattern of the path: the path itself may hold anything
     * @param header gives a header's value, or null
     */
    public RequestSpan request(String method, String route, Function<String, @Nullable String> header) {
        Context parent = telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), header, HEADERS);
        Span span = tracer.spanBuilder(method + " " + route)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(Spans.METHOD, method)
                .setAttribute(Spans.ROUTE, route)
                .startSpan();
        return new RequestSpan(span);
    }

    private static final TextMapGetter<Function<String, @Nullable String>> HEADERS =
            (headers, name) -> headers == null ? null : headers.apply(name);

    /** The id of the trace that is being written on this thread. */
    public static Optional<String> id() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? Optional.of(context.getTraceId()) : Optional.empty();
    }

    /** Where this thread stands in its trace, in the form of W3C's header {@code traceparent}. */
    public static Optional<String> noted() {
        Map<String, String> note = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), note, Map::put);
        return Optional.ofNullable(note.get(PARENT));
    }

    /** What is sent along with a call, so that the service can continue the trace. */
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), headers, Map::put);
        return headers;
    }

    /**
     * Does a piece of work in a span of its own, below what was noted when it was asked for.
     *
     * @param noted as {@link #noted} gave it, perhaps in another process; what is no such note begins a trace
     */
    public <T> T within(Work work, Optional<String> noted, Supplier<T> doing) {
        Context parent = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), name -> name.equals(PARENT) ? noted.orElse(null) : null, HEADERS);
        Span span = tracer.spanBuilder("work " + work.kind().name().toLowerCase(Locale.ROOT))
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(Spans.EXECUTION, work.execution().hex())
                .setAttribute(Spans.NODE, work.node().toString())
                .setAttribute(Spans.TURN, (long) work.turn())
                .startSpan();
        return Spans.during(span, doing, done -> {});
    }

    /** The same ways out, with a span for each that is gone. */
    public Outside traced(Outside outside) {
        return new TracedCalls(tracer).of(outside);
    }
}
