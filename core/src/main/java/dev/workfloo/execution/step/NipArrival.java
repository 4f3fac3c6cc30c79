package dev.workfloo.execution.step;

import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.NipEvent.NipOpened;
import java.util.Optional;

/** Learns to whom codes will go, and stops until a caller wants one. */
final class NipArrival extends Arrival<NipNode> {

    NipArrival(NipNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return reached(node.nip().recipient(), transition)
                .fold(reason -> fail(transition, node.onError(), reason), recipient -> {
                    transition.happened(new NipOpened(transition.now(), node.id(), recipient));
                    return Optional.empty();
                });
    }
}
