package samples.measuring.workfloo.http;

import io.micrometer.core.instrument.MeterRegistry;

public record RouteMeasures(MeterRegistry registry) {}
