package dev.workfloo.execution.step;

import dev.workfloo.definition.FormNode;
import dev.workfloo.execution.FormEvent.FormOpened;
import java.util.Optional;

/** Stops until somebody answers. */
final class FormArrival extends Arrival<FormNode> {

    FormArrival(FormNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        transition.happened(new FormOpened(transition.now(), node.id()));
        return Optional.empty();
    }
}
