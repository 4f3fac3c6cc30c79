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
        return switch (expression.function()) {
            case ALL, ANY -> expression.arguments().size() == 1 ? expression.arguments() : List.of();
            case STRING_JOIN, LIST_CONTAINS, INDEX_OF, APPEND ->
                expression.arguments().subList(0, 1);
            case DATE,
                    DATE_AND_TIME,
                    DURATION,
                    YEARS_AND_MONTHS_DURATION,
                    NUMBER,
                    STRING,
                    NOT,
                    SUBSTRING,
                    STRING_LENGTH,
                    UPPER_CASE,
                    LOWER_CASE,
                    SUBSTRING_BEFORE,
                    SUBSTRING_AFTER,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    COUNT,
                    MIN,
                    MAX,
                    SUM,
                    MEAN,
                    SUBLIST,
                    CONCATENATE,
                    REVERSE,
                    DISTINCT_VALUES,
                    DECIMAL,
                    FLOOR,
                    CEILING,
                    ROUND_UP,
                    ROUND_DOWN,
                    ROUND_HALF_UP,
                    ROUND_HALF_DOWN,
                    ABS,
                    MODULO,
                    SQRT,
                    ODD,
                    EVEN,
                    DAY_OF_YEAR,
                    DAY_OF_WEEK,
                    MONTH_OF_YEAR,
                    WEEK_OF_YEAR,
                    TODAY,
                    NOW -> expression.arguments();
        };
    }
}
