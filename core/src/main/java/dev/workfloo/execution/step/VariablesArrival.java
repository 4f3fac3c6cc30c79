package dev.workfloo.execution.step;

import dev.workfloo.definition.VariablesNode;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import java.util.Optional;

/** Computes the variables. */
final class VariablesArrival extends Arrival<VariablesNode> {

    VariablesArrival(VariablesNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return computed(node.variables(), transition).fold(reason -> fail(transition, reason), values -> {
            transition.happened(new VariablesSet(transition.now(), node.id(), values));
            return Onward.to(node.next());
        });
    }
}
