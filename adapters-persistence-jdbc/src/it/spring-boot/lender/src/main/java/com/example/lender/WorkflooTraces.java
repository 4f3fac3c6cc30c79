package com.example.lender;

import dev.workfloo.execution.Work;
import dev.workfloo.worker.WorkContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Work goes on in the trace of the request that asked for it, in whichever process it is done. */
@Component
class WorkflooTraces implements WorkContext {

    private static final String PARENT = "traceparent";

    private final ObservationRegistry observations;

    WorkflooTraces(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** W3C's header, as it would go along with a message to a queue. */
    @Override
    public Optional<String> noted() {
        if (observations.getCurrentObservation() == null) return Optional.empty();
        Map<String, String> headers = new HashMap<>();
        SenderContext<Map<String, String>> sending = new SenderContext<>(Map::put, Kind.PRODUCER);
        sending.setCarrier(headers);
        Observation.createNotStarted("workfloo.work.asked", () -> sending, observations)
                .observe(() -> {});
        return Optional.ofNullable(headers.get(PARENT));
    }

    @Override
    public Optional<Instant> within(Work work, Optional<String> noted, Supplier<Optional<Instant>> doing) {
        ReceiverContext<Optional<String>> receiving = new ReceiverContext<>(
                (note, name) -> name.equalsIgnoreCase(PARENT) ? note.orElse(null) : null, Kind.CONSUMER);
        receiving.setCarrier(noted);
        return Observation.createNotStarted("workfloo.work", () -> receiving, observations)
                .lowCardinalityKeyValue("kind", work.kind().name().toLowerCase(Locale.ROOT))
                .highCardinalityKeyValue("workfloo.execution", work.execution().hex())
                .observe(doing);
    }
}
