package samples.libraries.workfloo.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

public record RouteKnowsPrometheus(PrometheusMeterRegistry registry) {}
