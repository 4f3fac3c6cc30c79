package dev.workfloo.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final Work WORK = new Work.Call(new ExecutionId("64a8bc288de4164da93f339c"), BureauRun.BUREAU, 1, 2);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Traces traces = new Traces(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build());

    private RequestSpan request(String traceparent) {
        return traces.request("GET", "/api/v1/workfloo/{id}", name -> name.equals("traceparent") ? traceparent : null);
    }

    private SpanData only() {
        List<SpanData> spans = exported.getFinishedSpanItems();
        assertEquals(1, spans.size());
        return spans.get(0);
    }

    @Test
    void goesOnWithTheTraceOfWhoeverAsks() {
        try (RequestSpan span = request(CALLER)) {
            assertEquals(Optional.of(TRACE), Traces.id());
            assertTrue(traces.headers().get("traceparent").startsWith("00-" + TRACE));
            span.answered(200, Optional.of("64a8bc288de4164da93f339c"));
        }

        assertEquals(TRACE, only().getTraceId());
        assertEquals(StatusCode.UNSET, only().getStatus().getStatusCode());
        assertEquals(Optional.empty(), Traces.id());
    }

    @Test
    void beginsATraceWhereTheHeaderIsNone() {
        request("Ana, KIBA801010BPA").close();

        assertFalse(only().getParentSpanContext().isValid());
    }

    @Test
    void tellsOfARequestThatCameToNoAnswer() {
        request(CALLER).close();

        assertEquals(StatusCode.ERROR, only().getStatus().getStatusCode());
    }

    @Test
    void goesOnWithWhatWasNotedWhenWorkWasAskedFor() {
        Optional<String> noted = traces.within(WORK, Optional.of(CALLER), Traces::noted);

        assertEquals(TRACE, only().getTraceId());
        assertEquals(Optional.of("00-" + TRACE + "-" + only().getSpanId() + "-01"), noted);
    }

    @Test
    void tellsThatWorkFailedAndNotWhy() {
        assertThrows(
                IllegalStateException.class,
                () -> traces.within(WORK, Optional.empty(), () -> {
                    throw new IllegalStateException("of Ana nothing is known");
                }));

        assertEquals(StatusCode.ERROR, only().getStatus().getStatusCode());
        assertFalse(only().toString().contains("Ana"), only().toString());
        assertEquals(List.of(), only().getEvents());
    }

    @Test
    void notesNothingWhereNobodyTraces() {
        Traces none = new Traces(OpenTelemetry.noop());

        Optional<String> noted = none.within(WORK, Optional.of("what no release of ours wrote"), Traces::noted);

        assertEquals(Optional.empty(), noted);
        assertTrue(none.headers().isEmpty());
    }
}
