package dev.workfloo.execution.explanation;

import dev.workfloo.rule.decision.DecisionTree;
import dev.workfloo.rule.decision.TreeDecision;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.ArrayList;
import java.util.List;

/** Tells why a tree decided as it did. */
public final class TreeReasons {

    private final DecisionTree tree;
    private final TracedValues values;

    public TreeReasons(DecisionTree tree, TracedValues values) {
        this.tree = tree;
        this.values = values;
    }

    public Explanation of(TreeDecision decision) {
        List<Explanation.Question> questions = new ArrayList<>();
        DecisionTree at = tree;
        for (TreeDecision.Step step : decision.steps()) {
            DecisionTree.Question question = (DecisionTree.Question) at;
            questions.add(new Explanation.Question(
                    question.name(),
                    Printer.print(question.condition()),
                    values.read(References.of(question.condition())),
                    step.answer()));
            at = step.answer() ? question.then() : question.otherwise();
        }
        return new Explanation.OfTree(questions);
    }
}
