package dev.workfloo.definition;

import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.HashSet;
import java.util.Set;

/** Finds what is wrong with a decision tree: conditions that may not answer, names that stand twice, exits that lead nowhere. */
final class TreeCheck {

    private static final int MOST_QUESTIONS = 1_000;

    private final DecisionTreeNode node;
    private final RuleCheck.Formulas formulas;
    private final NodeFindings findings;
    private final ExitCheck exits;
    private final Set<String> names = new HashSet<>();

    TreeCheck(DecisionTreeNode node, RuleCheck.Formulas formulas, NodeFindings findings) {
        this.node = node;
        this.formulas = formulas;
        this.findings = findings;
        this.exits = new ExitCheck(node.exits(), findings);
    }

    void check() {
        check(node.tree(), "/tree", Set.of());
        exits.checkThatAllAreTaken();
    }

    /** @param present what the answers on the way here have shown not to be null */
    private void check(DecisionTree tree, String place, Set<Expression> present) {
        tree.fold(new DecisionTree.Cases<Boolean>() {
            @Override
            public Boolean question(Question question) {
                return ask(question, place, present);
            }

            @Override
            public Boolean leaf(Leaf leaf) {
                exits.take(leaf.exit(), place + "/exit");
                return true;
            }
        });
    }

    private boolean ask(Question question, String place, Set<Expression> present) {
        if (!names.add(question.name())) findings.error(place + "/name", "another question has this name already");
        if (names.size() > MOST_QUESTIONS) {
            findings.error("/tree", "must have at most " + MOST_QUESTIONS + " questions");
            return false;
        }
        NodeFindings at = findings.at(place + "/if");
        TypeEnvironment known = formulas.known(question.condition(), at).with(present);
        at.condition(question.condition(), known);
        check(question.then(), place + "/then", after(question, true, present));
        check(question.otherwise(), place + "/else", after(question, false, present));
        return true;
    }

    private static Set<Expression> after(Question question, boolean answer, Set<Expression> present) {
        Set<Expression> more = new HashSet<>(present);
        more.addAll(TypeCheck.presentWhen(question.condition(), answer));
        return more;
    }
}
