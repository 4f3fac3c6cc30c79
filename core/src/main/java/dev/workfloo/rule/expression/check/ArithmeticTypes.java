package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.Expression;
import java.util.Optional;

/** The types of what {@code +}, {@code -}, {@code *}, {@code /} and {@code **} give (DMN 1.5, Tables 55 and 57). */
final class ArithmeticTypes {

    private final ArithmeticOperator operator;
    private final Operand left;
    private final Operand right;
    private final TypeEnvironment known;

    ArithmeticTypes(ArithmeticOperator operator, Operand left, Operand right, TypeEnvironment known) {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.known = known;
    }

    /** Empty when the operator does not go with these. */
    Optional<Type> type() {
        Optional<Type> type = present(left.type().present(), right.type().present());
        return left.type().isNullable() || right.type().isNullable() || canGiveNull() ? type.map(Type::orNull) : type;
    }

    private Optional<Type> present(Type one, Type other) {
        return switch (operator) {
            case ADD -> sum(one, other).or(() -> moved(one, other)).or(() -> moved(other, one));
            case SUBTRACT ->
                sum(one, other)
                        .filter(it -> !(it instanceof Type.Text))
                        .or(() -> moved(one, other))
                        .or(() -> between(one, other));
            case MULTIPLY -> number(one, other).or(() -> scaled(one, other)).or(() -> scaled(other, one));
            case DIVIDE -> quotient(one, other);
            case POWER -> number(one, other);
        };
    }

    /** Of two of a kind. */
    private Optional<Type> sum(Type one, Type other) {
        if (one instanceof Type.Text && other instanceof Type.Text) return Optional.of(Type.TEXT);
        if (one instanceof Type.Days && other instanceof Type.Days) return Optional.of(one);
        if (one instanceof Type.Months && other instanceof Type.Months) return Optional.of(one);
        return number(one, other);
    }

    /** Integers stay integers, also when they are rounded to the digits that there are. */
    private Optional<Type> number(Type one, Type other) {
        if (!(one instanceof Type.Num && other instanceof Type.Num)) return Optional.empty();
        boolean isWhole = NumberTypes.isWhole(one) && NumberTypes.isWhole(other);
        boolean isFraction = operator == ArithmeticOperator.POWER && !NumberTypes.isAtLeastZero(other);
        return Optional.of(isWhole && !isFraction ? Type.INTEGER : Type.NUMBER);
    }

    private static Optional<Type> moved(Type moment, Type by) {
        return moment.isMoment() && by.isDuration() ? Optional.of(moment) : Optional.empty();
    }

    private static Optional<Type> between(Type one, Type other) {
        boolean dates = one instanceof Type.Date && other instanceof Type.Date;
        boolean moments = one instanceof Type.DateTime && other instanceof Type.DateTime;
        return dates || moments ? Optional.of(Type.DAYS) : Optional.empty();
    }

    private static Optional<Type> scaled(Type duration, Type by) {
        return duration.isDuration() && by instanceof Type.Num ? Optional.of(duration) : Optional.empty();
    }

    private static Optional<Type> quotient(Type one, Type other) {
        if (one instanceof Type.Num && other instanceof Type.Num) return Optional.of(Type.NUMBER);
        if (one instanceof Type.Days && other instanceof Type.Days) return Optional.of(Type.NUMBER);
        if (one instanceof Type.Months && other instanceof Type.Months) return Optional.of(Type.NUMBER);
        return scaled(one, other);
    }

    /** Whether null can come out although neither side is null. */
    private boolean canGiveNull() {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> false;
            case DIVIDE -> !isNeverZero();
            case POWER ->
                !NumberTypes.isWhole(right.type())
                        || !NumberTypes.isAtLeastZero(right.type()) && !NumberTypes.excludesZero(left.type());
        };
    }

    private boolean isNeverZero() {
        if (NumberTypes.excludesZero(right.type())) return true;
        if (right.expression() instanceof Expression.Literal literal) {
            return literal.value() instanceof Value.Days days && !days.length().isZero()
                    || literal.value() instanceof Value.Months months && months.months() != 0;
        }
        return known.present().contains(Guards.nonZero(right.expression()));
    }
}
