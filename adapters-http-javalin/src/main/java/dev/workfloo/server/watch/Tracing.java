package dev.workfloo.server.watch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where traces go: to where OpenTelemetry's own variables say; while they say nothing, nowhere. */
record Tracing(OpenTelemetry telemetry, Optional<OpenTelemetrySdk> sdk) implements AutoCloseable {

    private static final Set<String> ASKED_FOR_BY =
            Set.of("OTEL_TRACES_EXPORTER", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    /** What holds unless a variable says otherwise: metrics are Prometheus' here, and logs the console's. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "workfloo",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none",
            "otel.exporter.otlp.protocol", "http/protobuf");

    /** Tells the processes apart, unless they are named otherwise. */
    private static final Resource INSTANCE = Resource.create(Attributes.of(
            AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString()));

    static Tracing begin(Map<String, String> environment) {
        if (ASKED_FOR_BY.stream().noneMatch(environment::containsKey)) {
            return new Tracing(OpenTelemetry.noop(), Optional.empty());
        }
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> DEFAULTS)
                .addResourceCustomizer((named, properties) -> INSTANCE.merge(named))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        return new Tracing(sdk, Optional.of(sdk));
    }

    /** Sends what is not yet sent. */
    @Override
    public void close() {
        sdk.ifPresent(OpenTelemetrySdk::close);
    }
}
