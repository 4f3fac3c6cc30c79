package samples.measuring.workfloo.http;

import io.opentelemetry.api.trace.Tracer;

public record RouteTraces(Tracer tracer) {}
