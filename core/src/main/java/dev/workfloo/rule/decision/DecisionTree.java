package dev.workfloo.rule.decision;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** A tree of yes-or-no questions whose leaves are exits. */
@ValueObject
public sealed interface DecisionTree {

    <R> R fold(Cases<R> cases);

    /** Asks from the root on; in words why it came to no exit. */
    default Either<String, TreeDecision> decide(EvaluationContext environment) {
        return new TreeWalk(environment).from(this);
    }

    interface Cases<R> {
        R question(Question question);

        R leaf(Leaf leaf);
    }

    /**
     * A condition, and where each answer leads.
     *
     * @param name what the trace calls it
     * @param message what the trace says of it, in words for people
     */
    record Question(
            String name, Expression condition, Optional<String> message, DecisionTree then, DecisionTree otherwise)
            implements DecisionTree {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.question(this);
        }
    }

    record Leaf(String exit) implements DecisionTree {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.leaf(this);
        }
    }
}
