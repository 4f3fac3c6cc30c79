package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.function.Builtin;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What cannot be null once a condition is true, or once it is false. That {@code x} is not zero is said as {@code 1 / x}
 * not being null, for this is so exactly then.
 */
final class Guards implements Expression.Cases<Set<Expression>> {

    private final boolean truth;
    private final Predicate<Expression> neverNull;

    private Guards(boolean truth, Predicate<Expression> neverNull) {
        this.truth = truth;
        this.neverNull = neverNull;
    }

    /** @param neverNull what cannot be null anyway; it may know of fewer than there are */
    static Set<Expression> presentWhen(Expression condition, boolean truth, Predicate<Expression> neverNull) {
        return condition.fold(new Guards(truth, neverNull));
    }

    /** What stands for {@code number} not being zero. */
    static Expression nonZero(Expression number) {
        return new Expression.Arithmetic(
                ArithmeticOperator.DIVIDE, new Expression.Literal(new Value.Num(BigDecimal.ONE)), number);
    }

    private Set<Expression> when(Expression condition) {
        return condition.fold(this);
    }

    private boolean isPresent(Expression expression) {
        if (expression instanceof Expression.Literal) return !isNull(expression);
        return expression instanceof Expression.Sequence
                || expression instanceof Expression.Context
                || neverNull.test(expression);
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal
                && literal.value().equals(Value.NULL);
    }

    @Override
    public Set<Expression> comparison(Expression.Comparison it) {
        Set<Expression> present = new LinkedHashSet<>();
        boolean equal = it.operator() == (truth ? ComparisonOperator.EQUAL : ComparisonOperator.NOT_EQUAL);
        if (it.operator().isOrdering() || (equal ? isPresent(it.right()) : isNull(it.right()))) {
            present.addAll(Presence.of(it.left()));
        }
        if (it.operator().isOrdering() || (equal ? isPresent(it.left()) : isNull(it.left()))) {
            present.addAll(Presence.of(it.right()));
        }
        addNonZero(it.operator(), it.left(), it.right(), present);
        addNonZero(it.operator().turned(), it.right(), it.left(), present);
        return present;
    }

    /** What zero would have answered otherwise is not zero, unless it is no number at all. */
    private void addNonZero(ComparisonOperator operator, Expression one, Expression other, Set<Expression> present) {
        if (!(other instanceof Expression.Literal literal && literal.value() instanceof Value.Num num)) return;
        if (one instanceof Expression.Sequence) return;
        boolean zeroHolds = operator.holds(-num.number().signum());
        if (zeroHolds != truth && (present.contains(one) || isPresent(one))) present.add(nonZero(one));
    }

    @Override
    public Set<Expression> between(Expression.Between it) {
        return when(new Expression.And(
                new Expression.Comparison(ComparisonOperator.AT_LEAST, it.value(), it.low()),
                new Expression.Comparison(ComparisonOperator.AT_MOST, it.value(), it.high())));
    }

    @Override
    public Set<Expression> in(Expression.In it) {
        return oneOf(it.tests().stream().map(test -> whenTested(test, it.value())));
    }

    private Set<Expression> oneOf(Stream<Set<Expression>> conditions) {
        return conditions
                .reduce((one, other) -> truth ? common(one, other) : united(one, other))
                .orElse(Set.of());
    }

    /** Where the test speaks of what it tests, that {@code ?} means something else than outside of it. */
    private Set<Expression> whenTested(UnaryTest test, Expression value) {
        boolean answersNull = test.fold(new NullAnswers(truth));
        Set<Expression> present = answersNull ? Set.of() : Presence.of(value);
        List<Expression> conditions = test.fold(new TestConditions(value));
        if (value instanceof Expression.Input
                || Subexpressions.of(test).stream().noneMatch(Subexpressions::isOfInput)) {
            return united(present, oneOf(conditions.stream().map(this::when)));
        }
        Guards inside = new Guards(truth, it -> !Subexpressions.isOfInput(it) && neverNull.test(it));
        Set<Expression> shown = oneOf(conditions.stream().map(inside::when));
        if (shown.contains(new Expression.Input())) present = Presence.of(value);
        return united(present, without(Subexpressions::isOfInput, shown));
    }

    @Override
    public Set<Expression> and(Expression.And it) {
        return truth ? all(it.left(), it.right()) : common(when(it.left()), when(it.right()));
    }

    @Override
    public Set<Expression> or(Expression.Or it) {
        return truth ? common(when(it.left()), when(it.right())) : all(it.left(), it.right());
    }

    private Set<Expression> all(Expression left, Expression right) {
        Set<Expression> first = when(left);
        return united(first, presentWhen(right, truth, it -> first.contains(it) || neverNull.test(it)));
    }

    /** A condition that is null leads where a false one does, so that being there says nothing of it. */
    @Override
    public Set<Expression> choice(Expression.If it) {
        Set<Expression> condition = presentWhen(it.condition(), true, neverNull);
        return common(united(condition, when(it.then())), when(it.otherwise()));
    }

    /** There is an element for which it is so, if some make it true, or not all do. */
    @Override
    public Set<Expression> quantified(Expression.Quantified it) {
        Set<Expression> list = Presence.of(it.list());
        if (truth != (it.quantifier() == Expression.Quantifier.SOME)) return list;
        Predicate<Expression> ofElement = part -> Subexpressions.isNamed(it.name(), part);
        Set<Expression> shown =
                presentWhen(it.condition(), truth, part -> !ofElement.test(part) && neverNull.test(part));
        return united(list, without(ofElement, shown));
    }

    @Override
    public Set<Expression> call(Expression.Call it) {
        if (it.function() != Builtin.NOT) return Presence.of(it);
        return presentWhen(it.arguments().get(0), !truth, neverNull);
    }

    @Override
    public Set<Expression> literal(Expression.Literal it) {
        return Set.of();
    }

    @Override
    public Set<Expression> input(Expression.Input it) {
        return Presence.of(it);
    }

    @Override
    public Set<Expression> name(Expression.Name it) {
        return Presence.of(it);
    }

    @Override
    public Set<Expression> path(Expression.Path it) {
        return Presence.of(it);
    }

    @Override
    public Set<Expression> negation(Expression.Negation it) {
        return Presence.of(it);
    }

    @Override
    public Set<Expression> arithmetic(Expression.Arithmetic it) {
        return Presence.of(it);
    }

    @Override
    public Set<Expression> filter(Expression.Filter it) {
        return Presence.of(it);
    }

    @Override
    public Set<Expression> sequence(Expression.Sequence it) {
        return Set.of();
    }

    @Override
    public Set<Expression> context(Expression.Context it) {
        return Set.of();
    }

    private static Set<Expression> united(Set<Expression> one, Set<Expression> other) {
        Set<Expression> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<Expression> common(Set<Expression> one, Set<Expression> other) {
        Set<Expression> common = new LinkedHashSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static Set<Expression> without(Predicate<Expression> what, Set<Expression> present) {
        Set<Expression> rest = new LinkedHashSet<>(present);
        rest.removeIf(what);
        return rest;
    }
}
