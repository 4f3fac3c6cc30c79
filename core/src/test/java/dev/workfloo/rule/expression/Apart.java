package dev.workfloo.rule.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression with names, {@code part0} and so on, in the place of its parts, in the order in which a {@link Traversal}
 * finds them. What a list's elements are asked stays as it is.
 */
final class Apart implements Expression.Cases<Expression>, UnaryTest.Cases<UnaryTest> {

    private int parts;

    static Expression of(Expression expression) {
        return expression.fold(new Apart());
    }

    static Expression.Name part(int place) {
        return new Expression.Name("part" + place);
    }

    static int place(Expression.Name part) {
        return Integer.parseInt(part.name().substring("part".length()));
    }

    private Expression next() {
        return part(parts++);
    }

    private List<Expression> all(List<Expression> expressions) {
        List<Expression> all = new ArrayList<>();
        expressions.forEach(it -> all.add(next()));
        return all;
    }

    @Override
    public Expression literal(Expression.Literal expression) {
        return expression;
    }

    @Override
    public Expression input(Expression.Input expression) {
        return expression;
    }

    @Override
    public Expression name(Expression.Name expression) {
        return expression;
    }

    @Override
    public Expression path(Expression.Path expression) {
        return new Expression.Path(next(), expression.member());
    }

    @Override
    public Expression negation(Expression.Negation expression) {
        return new Expression.Negation(next());
    }

    @Override
    public Expression arithmetic(Expression.Arithmetic expression) {
        return new Expression.Arithmetic(expression.operator(), next(), next());
    }

    @Override
    public Expression comparison(Expression.Comparison expression) {
        return new Expression.Comparison(expression.operator(), next(), next());
    }

    @Override
    public Expression between(Expression.Between expression) {
        return new Expression.Between(next(), next(), next());
    }

    @Override
    public Expression in(Expression.In expression) {
        List<UnaryTest> tests =
                expression.tests().stream().map(test -> test.fold(this)).toList();
        return new Expression.In(next(), tests);
    }

    @Override
    public Expression and(Expression.And expression) {
        return new Expression.And(next(), next());
    }

    @Override
    public Expression or(Expression.Or expression) {
        return new Expression.Or(next(), next());
    }

    @Override
    public Expression choice(Expression.If expression) {
        return new Expression.If(next(), next(), next());
    }

    @Override
    public Expression quantified(Expression.Quantified expression) {
        return new Expression.Quantified(expression.quantifier(), expression.name(), next(), expression.condition());
    }

    @Override
    public Expression filter(Expression.Filter expression) {
        return new Expression.Filter(next(), expression.by());
    }

    @Override
    public Expression sequence(Expression.Sequence expression) {
        return new Expression.Sequence(all(expression.items()));
    }

    @Override
    public Expression context(Expression.Context expression) {
        Map<String, Expression> members = new LinkedHashMap<>();
        expression.members().forEach((name, member) -> members.put(name, next()));
        return new Expression.Context(members);
    }

    @Override
    public Expression call(Expression.Call expression) {
        return new Expression.Call(expression.function(), all(expression.arguments()));
    }

    @Override
    public UnaryTest compares(UnaryTest.Compares test) {
        return new UnaryTest.Compares(test.operator(), next());
    }

    @Override
    public UnaryTest within(UnaryTest.Within test) {
        return new UnaryTest.Within(test.lowBelongs(), next(), next(), test.highBelongs());
    }

    @Override
    public UnaryTest equal(UnaryTest.Equal test) {
        return new UnaryTest.Equal(next());
    }

    @Override
    public UnaryTest holds(UnaryTest.Holds test) {
        return new UnaryTest.Holds(next());
    }
}
