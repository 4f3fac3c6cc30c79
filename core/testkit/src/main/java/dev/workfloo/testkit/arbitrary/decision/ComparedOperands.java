package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Dependencies;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.Traversal;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.testkit.arbitrary.decision.Target.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values on both sides of comparisons, where they can be known before anything is read; and all texts. */
final class ComparedOperands extends Traversal {

    private final EvaluationContext nothing;
    private final List<Value> found = new ArrayList<>();
    private final List<Compared> compared = new ArrayList<>();

    ComparedOperands(EvaluationContext nothing) {
        this.nothing = nothing;
    }

    List<Value> found() {
        return found;
    }

    /** What is computed, and with what it is compared, where that can be known. */
    List<Compared> compared() {
        return compared;
    }

    private void add(Expression operand) {
        constant(operand).ifPresent(this::add);
    }

    private Optional<Value> constant(Expression operand) {
        boolean isKnown =
                References.of(operand).isEmpty() && !Dependencies.of(operand).input();
        return isKnown ? Optional.of(new Evaluation(nothing).evaluate(operand)) : Optional.empty();
    }

    private void pair(Expression computed, Expression with) {
        constant(with).ifPresent(value -> compared.add(new Compared(computed, value)));
    }

    private void add(Value value) {
        if (value instanceof Value.Sequence list) list.items().forEach(this::add);
        else if (value != Value.NULL) found.add(value);
    }

    @Override
    public Void literal(Expression.Literal expression) {
        if (expression.value() instanceof Value.Text) found.add(expression.value());
        return all();
    }

    @Override
    public Void comparison(Expression.Comparison expression) {
        add(expression.left());
        add(expression.right());
        pair(expression.left(), expression.right());
        pair(expression.right(), expression.left());
        return super.comparison(expression);
    }

    @Override
    public Void between(Expression.Between expression) {
        add(expression.low());
        add(expression.high());
        pair(expression.value(), expression.low());
        pair(expression.value(), expression.high());
        return super.between(expression);
    }

    @Override
    public Void compares(UnaryTest.Compares test) {
        add(test.to());
        return super.compares(test);
    }

    @Override
    public Void within(UnaryTest.Within test) {
        add(test.low());
        add(test.high());
        return super.within(test);
    }

    @Override
    public Void equal(UnaryTest.Equal test) {
        add(test.to());
        return super.equal(test);
    }
}
