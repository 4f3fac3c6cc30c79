package dev.workfloo.execution.step;

import dev.workfloo.definition.LabelNode;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import java.util.Optional;

/** Puts the labels. */
final class LabelArrival extends Arrival<LabelNode> {

    LabelArrival(LabelNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        transition.happened(new LabelsPut(transition.now(), node.id(), node.labels()));
        return Onward.to(node.next());
    }
}
