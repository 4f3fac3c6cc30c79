package dev.workfloo.testkit.trace;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import java.util.List;
import java.util.Optional;

/**
 * A decision that a run took.
 *
 * @param exit where the flow went on; empty where the table chooses none
 * @param rules the rules of a table that count, from 1
 * @param isDefault whether a table's default counts: no rule holds, and it has one
 * @param messages what is said of it, in words for people
 */
public record TakenDecision(
        NodeId node, Optional<String> exit, List<Integer> rules, boolean isDefault, List<String> messages) {

    public TakenDecision {
        rules = List.copyOf(rules);
        messages = List.copyOf(messages);
    }

    /** What an event decided, if it decided something. */
    static Optional<TakenDecision> in(NodeEvent event, CheckedFlow flow) {
        if (event instanceof RulesetDecided table) {
            List<Integer> rules =
                    table.decision().rules().stream().map(rule -> rule + 1).toList();
            return Optional.of(new TakenDecision(
                    event.node(),
                    event.exit(),
                    rules,
                    isDefault(table, flow),
                    table.decision().messages()));
        }
        if (event instanceof TreeDecided tree) {
            List<String> messages = tree.decision().steps().stream()
                    .flatMap(step -> step.message().stream())
                    .toList();
            return Optional.of(new TakenDecision(event.node(), event.exit(), List.of(), false, messages));
        }
        return event.exit().map(exit -> new TakenDecision(event.node(), event.exit(), List.of(), false, List.of()));
    }

    /** Of several rules none may hold where there is no default either. */
    static boolean isDefault(RulesetDecided event, CheckedFlow flow) {
        return event.decision().rules().isEmpty()
                && flow.node(event.node()) instanceof RulesetNode ruleset
                && ruleset.table().otherwise().isPresent();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "TakenDecision[" + node + "]";
    }
}
