package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Dependencies;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.Traversal;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.util.ArrayList;
import java.util.List;

/** The values on both sides of comparisons, where they can be known before anything is read; and all texts. */
final class ComparedOperands extends Traversal {

    private final EvaluationContext nothing;
    private final List<Value> found = new ArrayList<>();

    ComparedOperands(EvaluationContext nothing) {
        this.nothing = nothing;
    }

    List<Value> found() {
        return found;
    }

    private void add(Expression operand) {
        boolean isKnown =
                References.of(operand).isEmpty() && !Dependencies.of(operand).input();
        if (isKnown) add(new Evaluation(nothing).evaluate(operand));
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
        return super.comparison(expression);
    }

    @Override
    public Void between(Expression.Between expression) {
        add(expression.low());
        add(expression.high());
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
