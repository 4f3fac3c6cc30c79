package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.execution.NipEvent;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.NipEvent.NipMistyped;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.NipPhase;

/** How far a person has come with giving consent, among the node's members. */
record NipBody(ObjectNode node) implements NipEvent.Cases<ObjectNode> {

    private static final String LINK = "link";

    @Override
    public ObjectNode nipOpened(NipOpened event) {
        node.putObject(LINK).putArray("events");
        return reached(NipPhase.CREATE_ACCOUNT);
    }

    private ObjectNode reached(NipPhase phase) {
        node.withObjectProperty(LINK).put("phase", phase.name());
        return node;
    }

    @Override
    public ObjectNode nipRequested(NipRequested event) {
        return reached(NipPhase.VALIDATE);
    }

    @Override
    public ObjectNode nipDrawn(NipDrawn event) {
        return node;
    }

    @Override
    public ObjectNode nipDelivered(NipDelivered event) {
        node.withObjectProperty(LINK).withArrayProperty("events").add(LinkBody.event(event.at(), event.delivery()));
        return node;
    }

    @Override
    public ObjectNode nipMistyped(NipMistyped event) {
        return node;
    }

    @Override
    public ObjectNode nipConfirmed(NipConfirmed event) {
        return reached(NipPhase.VALIDATE_2);
    }

    @Override
    public ObjectNode nipAuthorised(NipAuthorised event) {
        return reached(NipPhase.VALIDATED);
    }
}
