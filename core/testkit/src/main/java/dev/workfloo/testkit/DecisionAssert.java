package dev.workfloo.testkit;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.testkit.trace.NodeTitle;
import dev.workfloo.testkit.trace.RunTrace;
import dev.workfloo.testkit.trace.TakenDecision;
import java.util.List;
import java.util.Optional;

/** Statements about a decision that a run took last at a node; those about the run can follow. */
public final class DecisionAssert extends RunAssert {

    private final Node node;
    private final TakenDecision decision;

    private DecisionAssert(RunTrace trace, Node node, TakenDecision decision) {
        super(trace);
        this.node = node;
        this.decision = decision;
    }

    static DecisionAssert of(RunAssert run, String node) {
        Node there = run.names().node(node);
        run.names().requireDecision(there);
        Optional<TakenDecision> decision = run.trace().decision(node);
        run.check(
                decision.isPresent(),
                "to decide at " + NodeTitle.of(there),
                run.trace().visited(),
                () -> run.toldOf(there));
        return new DecisionAssert(run.trace(), there, decision.orElseThrow());
    }

    private DecisionAssert check(boolean holds, String expected, Object actual) {
        check(holds, expected, actual, () -> toldOf(node));
        return this;
    }

    /** The flow went on at this exit. */
    public DecisionAssert as(String exit) {
        names().requireExit(node, exit);
        return check(
                decision.exit().equals(Optional.of(exit)),
                node.id() + " to be decided as " + exit,
                decision.exit().orElse("no exit"));
    }

    /**
     * This rule of the table counts, of several one of them.
     *
     * @param number from 1, as the document has them
     */
    public DecisionAssert byRule(int number) {
        if (!(node instanceof RulesetNode ruleset) || ruleset.table().rules().size() < number || number < 1) {
            throw new IllegalArgumentException(node.id() + " has no rule " + number);
        }
        return check(
                decision.rules().contains(number),
                node.id() + " to be decided by rule " + number,
                by(decision.rules()));
    }

    /** No rule of the table holds, and its default counts. */
    public DecisionAssert byDefault() {
        if (!(node instanceof RulesetNode ruleset)
                || ruleset.table().otherwise().isEmpty()) {
            throw new IllegalArgumentException(node.id() + " has no default");
        }
        return check(decision.isDefault(), node.id() + " to be decided by the default", by(decision.rules()));
    }

    private static String by(List<Integer> rules) {
        return rules.isEmpty() ? "by no rule" : "by rule " + rules;
    }

    /** One of the messages of the rules that count. */
    public DecisionAssert saying(String message) {
        return check(
                decision.messages().contains(message), node.id() + " to say \"" + message + "\"", decision.messages());
    }
}
