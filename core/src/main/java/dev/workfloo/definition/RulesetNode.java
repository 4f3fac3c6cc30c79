package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTable;
import java.util.List;
import java.util.Optional;

/**
 * Decides by a table; its outputs become {@code node.output}.
 *
 * @param exits empty when the rules choose none, and the flow takes {@code next}
 */
public record RulesetNode(NodeId id, String name, DecisionTable table, Exits exits, Optional<NodeId> next)
        implements Node {

    public static final String TYPE = "RULESET";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Edge> edges() {
        return exits.targets().isEmpty() ? Edge.next(next) : exits.edges();
    }

    @Override
    public boolean mayEnd() {
        return exits.targets().isEmpty() ? next.isEmpty() : exits.mayEnd();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.ruleset(this);
    }
}
