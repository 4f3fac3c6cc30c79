package dev.workfloo.execution.step;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.TracedValues;
import dev.workfloo.execution.explanation.TreeReasons;
import dev.workfloo.rule.decision.TreeDecision;
import io.vavr.control.Either;
import java.util.Optional;

/** Decides by questions. */
final class DecisionTreeArrival extends Arrival<DecisionTreeNode> {

    DecisionTreeArrival(DecisionTreeNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return node.tree().decide(transition.environment()).fold(reason -> fail(transition, reason), decision -> {
            transition.happened(new TreeDecided(transition.now(), node.id(), decision));
            return Onward.to(node.exits().target(decision.exit()));
        });
    }

    @Override
    Optional<Explanation> explain(NodeEvent event, Run then) {
        return event instanceof TreeDecided decided ? explain(decided.decision(), then) : Optional.empty();
    }

    private Optional<Explanation> explain(TreeDecision decision, Run then) {
        if (!node.tree().decide(then.environment()).equals(Either.right(decision))) return Optional.empty();
        TracedValues values = new TracedValues(then.flow(), then.environment());
        return Optional.of(new TreeReasons(node.tree(), values).of(decision));
    }
}
