package dev.workfloo.execution.step;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Stops until somebody answers. */
final class PersonArrival<N extends Node> extends Arrival<N> {

    private final BiFunction<Instant, NodeId, NodeEvent> opened;

    /** @param opened makes the event with which the flow comes to the node */
    PersonArrival(N node, BiFunction<Instant, NodeId, NodeEvent> opened) {
        super(node);
        this.opened = opened;
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        transition.happened(opened.apply(transition.now(), node.id()));
        return Optional.empty();
    }
}
