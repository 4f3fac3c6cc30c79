package dev.workfloo.execution.step;

import dev.workfloo.definition.RulesetNode;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.TableReasons;
import dev.workfloo.execution.explanation.TracedValues;
import dev.workfloo.rule.decision.Decided;
import dev.workfloo.rule.decision.Decision;
import io.vavr.control.Either;
import java.util.Optional;

/** Decides by the table. */
final class RulesetArrival extends Arrival<RulesetNode> {

    RulesetArrival(RulesetNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return transition
                .flow()
                .table(node)
                .decide(transition.environment())
                .outcome()
                .fold(reason -> fail(transition, reason), decision -> {
                    transition.happened(new RulesetDecided(transition.now(), node.id(), decision));
                    return Onward.to(decision.exit().map(node.exits()::target).orElseGet(node::next));
                });
    }

    @Override
    Optional<Explanation> explain(NodeEvent event, Run then) {
        return event instanceof RulesetDecided decided ? explain(decided.decision(), then) : Optional.empty();
    }

    private Optional<Explanation> explain(Decision decision, Run then) {
        Decided again = then.flow().table(node).decide(then.environment());
        return again.outcome().equals(Either.right(decision))
                ? Optional.of(new TableReasons(node.table(), new TracedValues(then.flow(), then.environment()))
                        .of(decision, again))
                : Optional.empty();
    }
}
