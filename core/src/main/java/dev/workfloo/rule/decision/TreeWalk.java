package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTree.Leaf;
import dev.workfloo.rule.decision.DecisionTree.Question;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk through a tree, from its root to a leaf. */
final class TreeWalk implements DecisionTree.Cases<Optional<DecisionTree>> {

    private final Evaluation evaluation;
    private final List<TreeDecision.Step> steps = new ArrayList<>();
    private Optional<Either<String, TreeDecision>> outcome = Optional.empty();

    TreeWalk(EvaluationContext environment) {
        this.evaluation = new Evaluation(environment);
    }

    Either<String, TreeDecision> from(DecisionTree root) {
        Optional<DecisionTree> at = Optional.of(root);
        while (at.isPresent()) at = at.get().fold(this);
        return outcome.orElseThrow();
    }

    @Override
    public Optional<DecisionTree> question(Question question) {
        Value answer = evaluation.evaluate(question.condition());
        Optional<String> failure = evaluation.failure();
        if (failure.isPresent()) return ended(Either.left("the question " + question.name() + ": " + failure.get()));
        if (!(answer instanceof Value.Bool bool)) {
            return ended(Either.left("the question " + question.name() + " has neither yes nor no for an answer"));
        }
        steps.add(new TreeDecision.Step(question.name(), question.message(), bool.truth()));
        return Optional.of(bool.truth() ? question.then() : question.otherwise());
    }

    @Override
    public Optional<DecisionTree> leaf(Leaf leaf) {
        return ended(Either.right(new TreeDecision(leaf.exit(), steps)));
    }

    private Optional<DecisionTree> ended(Either<String, TreeDecision> how) {
        outcome = Optional.of(how);
        return Optional.empty();
    }
}
