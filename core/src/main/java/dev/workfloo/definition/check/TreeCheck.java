package dev.workfloo.definition.check;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with a decision tree: conditions that may not answer, names that stand twice, exits that lead nowhere. */
final class TreeCheck extends NodeCheck<DecisionTreeNode> {

    private static final int MOST_QUESTIONS = 1_000;

    private final ExitCheck exits;
    private final Set<String> names = new HashSet<>();

    TreeCheck(DecisionTreeNode node, FindingsAt findings) {
        super(node, findings);
        this.exits = new ExitCheck(node.exits(), findings);
    }

    @Override
    Type.Context check(RuleCheck rules) {
        check(node.tree(), "/tree", Set.of(), rules);
        exits.checkThatAllAreTaken();
        return new Type.Context(Map.of());
    }

    /** @param present what the answers on the way here have shown not to be null */
    private void check(DecisionTree tree, String pointer, Set<Expression> present, RuleCheck rules) {
        tree.fold(new DecisionTree.Cases<Boolean>() {
            @Override
            public Boolean question(Question question) {
                return ask(question, pointer, present, rules);
            }

            @Override
            public Boolean leaf(Leaf leaf) {
                exits.take(leaf.exit(), pointer + "/exit");
                return true;
            }
        });
    }

    private boolean ask(Question question, String pointer, Set<Expression> present, RuleCheck rules) {
        if (!names.add(question.name())) findings.error(pointer + "/name", "another question has this name already");
        if (names.size() > MOST_QUESTIONS) {
            findings.error("/tree", "must have at most " + MOST_QUESTIONS + " questions");
            return false;
        }
        FindingsAt at = findings.at(pointer + "/if");
        TypeEnvironment known =
                rules.known(node, References.of(question.condition()), at).with(present);
        FormulaTypes.ofCondition(question.condition(), known, at);
        check(question.then(), pointer + "/then", after(question, true, present), rules);
        check(question.otherwise(), pointer + "/else", after(question, false, present), rules);
        return true;
    }

    private static Set<Expression> after(Question question, boolean answer, Set<Expression> present) {
        Set<Expression> more = new HashSet<>(present);
        more.addAll(TypeCheck.presentWhen(question.condition(), answer));
        return more;
    }
}
