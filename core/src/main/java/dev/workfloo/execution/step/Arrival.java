package dev.workfloo.execution.step;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;

/** What a node does when the flow comes to it; each kind has its own. */
abstract class Arrival<N extends Node> {

    final N node;

    Arrival(N node) {
        this.node = node;
    }

    /** Does it, and says where the flow goes on; empty where it stops. */
    abstract Optional<Onward> arrive(Transition transition);

    /**
     * Decides once more what was decided then, from what was known then, and tells why. Where that comes out otherwise, because
     * values were erased or a release decides otherwise, nothing is told rather than something untrue; nor is it where nothing
     * was decided.
     */
    Optional<Explanation> explain(NodeEvent event, Run then) {
        return Optional.empty();
    }

    /** A node that cannot do its part ends the flow; what was gathered before stays as it was. */
    final Optional<Onward> fail(Transition transition, String reason) {
        return fail(transition, Optional.empty(), reason);
    }

    final Optional<Onward> fail(Transition transition, Optional<NodeId> onError, String reason) {
        return Onward.to(transition.failed(node, onError, reason));
    }

    /** Where a code can reach the person. */
    static Either<String, CodeRecipient> reached(RecipientFormulas formulas, Transition transition) {
        return computed(formulas.byName(), transition).map(RecipientFormulas::recipient);
    }

    static Either<String, Value.Context> computed(Map<String, Expression> formulas, Transition transition) {
        return Evaluation.all(formulas, transition.environment());
    }
}
