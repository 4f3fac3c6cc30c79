package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides by questions, one after the other. */
public record DecisionTreeNode(NodeId id, String name, DecisionTree tree, Exits exits) implements Node {

    public static final String TYPE = "DECISION_TREE";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return exits.ways();
    }

    @Override
    public Asked asks() {
        return Asked.NOBODY;
    }

    @Override
    public Stream<Formula> formulas() {
        return conditions("/tree", tree);
    }

    private static Stream<Formula> conditions(String pointer, DecisionTree tree) {
        return tree.fold(new DecisionTree.Cases<Stream<Formula>>() {
            @Override
            public Stream<Formula> question(Question question) {
                return Stream.of(
                                Stream.of(Formula.reading(pointer + "/if", question.condition())),
                                conditions(pointer + "/then", question.then()),
                                conditions(pointer + "/else", question.otherwise()))
                        .flatMap(Function.identity());
            }

            @Override
            public Stream<Formula> leaf(Leaf leaf) {
                return Stream.empty();
            }
        });
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.decisionTree(this);
    }
}
