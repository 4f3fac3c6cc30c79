package dev.workfloo.rule.expression;

import java.util.List;

/** Walks through an expression from top to bottom. A subclass overrides the kinds of parts that it looks at. */
public abstract class Traversal implements Expression.Cases<Void>, UnaryTest.Cases<Void> {

    /** Goes into a part. */
    public void visit(Expression part) {
        part.fold(this);
    }

    public final void visit(UnaryTests tests) {
        tests.tests().forEach(test -> test.fold(this));
    }

    protected final Void all(Expression... parts) {
        return all(List.of(parts));
    }

    @SuppressWarnings("NullAway") // Void has no value but null
    protected final Void all(Iterable<Expression> parts) {
        parts.forEach(this::visit);
        return null;
    }

    @Override
    public Void literal(Expression.Literal expression) {
        return all();
    }

    @Override
    public Void input(Expression.Input expression) {
        return all();
    }

    @Override
    public Void name(Expression.Name expression) {
        return all();
    }

    @Override
    public Void path(Expression.Path expression) {
        return all(expression.of());
    }

    @Override
    public Void negation(Expression.Negation expression) {
        return all(expression.of());
    }

    @Override
    public Void arithmetic(Expression.Arithmetic expression) {
        return all(expression.left(), expression.right());
    }

    @Override
    public Void comparison(Expression.Comparison expression) {
        return all(expression.left(), expression.right());
    }

    @Override
    public Void between(Expression.Between expression) {
        return all(expression.value(), expression.low(), expression.high());
    }

    @Override
    public Void in(Expression.In expression) {
        expression.tests().forEach(test -> test.fold(this));
        return all(expression.value());
    }

    @Override
    public Void and(Expression.And expression) {
        return all(expression.left(), expression.right());
    }

    @Override
    public Void or(Expression.Or expression) {
        return all(expression.left(), expression.right());
    }

    @Override
    public Void choice(Expression.If expression) {
        return all(expression.condition(), expression.then(), expression.otherwise());
    }

    @Override
    public Void quantified(Expression.Quantified expression) {
        return all(expression.list(), expression.condition());
    }

    @Override
    public Void filter(Expression.Filter expression) {
        return all(expression.list(), expression.by());
    }

    @Override
    public Void sequence(Expression.Sequence expression) {
        return all(expression.items());
    }

    @Override
    public Void context(Expression.Context expression) {
        return all(expression.members().values());
    }

    @Override
    public Void call(Expression.Call expression) {
        return all(expression.arguments());
    }

    @Override
    public Void compares(UnaryTest.Compares test) {
        return all(test.to());
    }

    @Override
    public Void within(UnaryTest.Within test) {
        return all(test.low(), test.high());
    }

    @Override
    public Void equal(UnaryTest.Equal test) {
        return all(test.to());
    }

    @Override
    public Void holds(UnaryTest.Holds test) {
        return all(test.condition());
    }
}
