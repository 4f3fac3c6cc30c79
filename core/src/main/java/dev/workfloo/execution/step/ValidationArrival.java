package dev.workfloo.execution.step;

import dev.workfloo.definition.ValidationNode;
import dev.workfloo.execution.ReviewEvent.ReviewOpened;
import java.util.Optional;

/** Stops until a reviewer decides. */
final class ValidationArrival extends Arrival<ValidationNode> {

    ValidationArrival(ValidationNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        transition.happened(new ReviewOpened(transition.now(), node.id()));
        return Optional.empty();
    }
}
