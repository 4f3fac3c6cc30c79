package samples.parts.workfloo.server.settings;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

public record SettingsKnowPrometheus(PrometheusMeterRegistry registry) {}
