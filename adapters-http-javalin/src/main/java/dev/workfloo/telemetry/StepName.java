package dev.workfloo.telemetry;

import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Progress;
import java.util.Optional;

/** What moved an execution, as the label {@code step} says it: told by the first event of the transition. */
final class StepName implements ExecutionEvent.Cases<Optional<String>> {

    private static final StepName OF = new StepName();

    private StepName() {}

    /** Nothing for a start, which is no step, and for what goes on inside of one. */
    static Optional<String> of(Progress progress) {
        return progress.events().get(0).fold(OF);
    }

    private static Optional<String> no() {
        return Optional.empty();
    }

    @Override
    public Optional<String> started(ExecutionEvent.Started event) {
        return no();
    }

    @Override
    public Optional<String> formOpened(ExecutionEvent.FormOpened event) {
        return no();
    }

    @Override
    public Optional<String> formAnswered(ExecutionEvent.FormAnswered event) {
        return Optional.of("form");
    }

    @Override
    public Optional<String> labelsPut(ExecutionEvent.LabelsPut event) {
        return no();
    }

    @Override
    public Optional<String> rulesetDecided(ExecutionEvent.RulesetDecided event) {
        return no();
    }

    @Override
    public Optional<String> treeDecided(ExecutionEvent.TreeDecided event) {
        return no();
    }

    @Override
    public Optional<String> variablesSet(ExecutionEvent.VariablesSet event) {
        return no();
    }

    @Override
    public Optional<String> nipOpened(ExecutionEvent.NipOpened event) {
        return no();
    }

    @Override
    public Optional<String> nipRequested(ExecutionEvent.NipRequested event) {
        return Optional.of("nip_request");
    }

    @Override
    public Optional<String> nipDrawn(ExecutionEvent.NipDrawn event) {
        return no();
    }

    @Override
    public Optional<String> nipDelivered(ExecutionEvent.NipDelivered event) {
        return Optional.of("nip_delivery");
    }

    @Override
    public Optional<String> nipMistyped(ExecutionEvent.NipMistyped event) {
        return Optional.of("nip_wrong_code");
    }

    @Override
    public Optional<String> nipConfirmed(ExecutionEvent.NipConfirmed event) {
        return Optional.of("nip_first_code");
    }

    @Override
    public Optional<String> nipAuthorised(ExecutionEvent.NipAuthorised event) {
        return Optional.of("nip_second_code");
    }

    @Override
    public Optional<String> connectorAsked(ExecutionEvent.ConnectorAsked event) {
        return no();
    }

    @Override
    public Optional<String> connectorAnswered(ExecutionEvent.ConnectorAnswered event) {
        return Optional.of("connector");
    }

    @Override
    public Optional<String> connectorFailed(ExecutionEvent.ConnectorFailed event) {
        return Optional.of("connector_failure");
    }

    @Override
    public Optional<String> nodeFailed(ExecutionEvent.NodeFailed event) {
        return no();
    }

    @Override
    public Optional<String> finished(ExecutionEvent.Finished event) {
        return Optional.of("expiry");
    }
}
