package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTree;
import java.util.List;

/** Decides by questions, one after the other. */
public record DecisionTreeNode(NodeId id, String name, DecisionTree tree, Exits exits) implements Node {

    public static final String TYPE = "DECISION_TREE";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Edge> edges() {
        return exits.edges();
    }

    @Override
    public boolean mayEnd() {
        return exits.mayEnd();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.decisionTree(this);
    }
}
