package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecidedTree.Step;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.Environment;
import dev.workfloo.rule.expression.Evaluation;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way through a tree, from question to question until a leaf; it gives what comes next. */
final class Walk implements DecisionTree.Cases<Optional<DecisionTree>> {

    private final Evaluation evaluation;
    private final List<Step> steps = new ArrayList<>();
    private Either<String, String> exit = Either.left("the tree has no leaf");

    private Walk(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    static DecidedTree through(DecisionTree tree, Environment environment) {
        Walk walk = new Walk(new Evaluation(environment));
        Optional<DecisionTree> next = Optional.of(tree);
        while (next.isPresent()) next = next.get().fold(walk);
        return new DecidedTree(walk.exit, walk.steps, walk.evaluation.remarks());
    }

    @Override
    public Optional<DecisionTree> question(Question question) {
        Value answer = evaluation.evaluate(question.condition());
        Optional<String> failure = evaluation.failure();
        if (failure.isEmpty() && answer instanceof Value.Bool bool) {
            steps.add(new Step(question.name(), question.message(), bool.truth()));
            return Optional.of(bool.truth() ? question.then() : question.otherwise());
        }
        exit = Either.left("\"" + question.name() + "\" cannot be answered: "
                + failure.orElse("its condition is neither true nor false"));
        return Optional.empty();
    }

    @Override
    public Optional<DecisionTree> leaf(Leaf leaf) {
        exit = Either.right(leaf.exit());
        return Optional.empty();
    }
}
