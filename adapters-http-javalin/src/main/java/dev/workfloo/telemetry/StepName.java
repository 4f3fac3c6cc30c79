package dev.workfloo.telemetry;

import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Progress;
import java.util.Map;
import java.util.Optional;

/** What moved an execution, as the label {@code step} says it. */
final class StepName {

    /** By the first event of the transition; the others happen inside of one, or are no step that anybody waits for. */
    static final Map<Class<? extends ExecutionEvent>, String> NAMES = Map.of(
            ExecutionEvent.FormAnswered.class, "form",
            ExecutionEvent.NipRequested.class, "nip_request",
            ExecutionEvent.NipDelivered.class, "nip_delivery",
            ExecutionEvent.NipMistyped.class, "nip_wrong_code",
            ExecutionEvent.NipConfirmed.class, "nip_first_code",
            ExecutionEvent.NipAuthorised.class, "nip_second_code",
            ExecutionEvent.ConnectorAnswered.class, "connector",
            ExecutionEvent.ConnectorFailed.class, "connector_failure",
            ExecutionEvent.Finished.class, "expiry");

    private StepName() {}

    static Optional<String> of(Progress progress) {
        return Optional.ofNullable(NAMES.get(progress.events().get(0).getClass()));
    }
}
