package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which parts of an expression cannot be null when it is not: those without which it would have no value itself. */
final class Presence implements Expression.Cases<List<Expression>> {

    private static final Presence PRESENCE = new Presence();

    private Presence() {}

    /** The expression, and all that is inside of it, as far as its not being null says so. */
    static Set<Expression> of(Expression expression) {
        Set<Expression> present = new LinkedHashSet<>();
        add(expression, present);
        return present;
    }

    private static void add(Expression expression, Set<Expression> present) {
        if (expression instanceof Expression.Literal) return;
        present.add(expression);
        expression.fold(PRESENCE).forEach(part -> add(part, present));
    }

    @Override
    public List<Expression> literal(Expression.Literal expression) {
        return List.of();
    }

    @Override
    public List<Expression> input(Expression.Input expression) {
        return List.of();
    }

    @Override
    public List<Expression> name(Expression.Name expression) {
        return List.of();
    }

    @Override
    public List<Expression> path(Expression.Path expression) {
        return List.of(expression.of());
    }

    @Override
    public List<Expression> negation(Expression.Negation expression) {
        return List.of(expression.of());
    }

    @Override
    public List<Expression> arithmetic(Expression.Arithmetic expression) {
        return List.of(expression.left(), expression.right());
    }

    /** {@code =} has an answer for null, too. */
    @Override
    public List<Expression> comparison(Expression.Comparison expression) {
        return expression.operator().isOrdering() ? List.of(expression.left(), expression.right()) : List.of();
    }

    @Override
    public List<Expression> between(Expression.Between expression) {
        return List.of(expression.value());
    }

    @Override
    public List<Expression> in(Expression.In expression) {
        return List.of();
    }

    @Override
    public List<Expression> and(Expression.And expression) {
        return List.of();
    }

    @Override
    public List<Expression> or(Expression.Or expression) {
        return List.of();
    }

    @Override
    public List<Expression> choice(Expression.If expression) {
        return List.of();
    }

    @Override
    public List<Expression> quantified(Expression.Quantified expression) {
        return List.of(expression.list());
    }

    /** The elements of null that meet a condition are none; an element of null at a place is null. */
    @Override
    public List<Expression> filter(Expression.Filter expression) {
        boolean isPlace = expression.by() instanceof Expression.Literal by && by.value() instanceof Value.Num;
        return isPlace ? List.of(expression.list()) : List.of();
    }

    @Override
    public List<Expression> sequence(Expression.Sequence expression) {
        return List.of();
    }

    @Override
    public List<Expression> context(Expression.Context expression) {
        return List.of();
    }

    @Override
    public List<Expression> call(Expression.Call expression) {
        int needed = expression.function().needed(expression.arguments().size());
        return expression.arguments().subList(0, needed);
    }
}
