package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a culprit says, in other words that mean the same. */
final class Reworded {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E[+-]?[0-9]+)?");

    private Reworded() {}

    /** Its first part is the list of it alone. */
    static Expression withList(Expression expression) {
        Expression apart = Apart.of(expression);
        Expression list = new Expression.Sequence(List.of(Apart.part(0)));
        if (apart instanceof Expression.Filter filter) return new Expression.Filter(list, filter.by());
        if (apart instanceof Expression.Quantified all) {
            return new Expression.Quantified(all.quantifier(), all.name(), list, all.condition());
        }
        List<Expression> arguments = new ArrayList<>(((Expression.Call) apart).arguments());
        arguments.set(0, list);
        return new Expression.Call(((Expression.Call) apart).function(), arguments);
    }

    /** What is missing to zero, which is the minus of a value. */
    static Expression takenFromZero(Value value) {
        Value zero = value instanceof Value.Days
                ? Value.of(Duration.ZERO)
                : value instanceof Value.Months ? new Value.Months(0) : Value.of(0);
        return new Expression.Arithmetic(ArithmeticOperator.SUBTRACT, new Expression.Literal(zero), Apart.part(0));
    }

    /** One or the other test, each a comparison. */
    static Expression inComparisons(Expression.In in, List<Value> inputs) {
        Expression.In apart = (Expression.In) Apart.of(in);
        Expression any = new Expression.Literal(Value.of(false));
        for (int i = 0; i < apart.tests().size(); i++) {
            boolean saysNull = saysNull(in.tests().get(i));
            any = new Expression.Or(any, apart.tests().get(i).fold(new AsComparison(apart.value(), inputs, saysNull)));
        }
        return any;
    }

    private static boolean saysNull(UnaryTest test) {
        return test instanceof UnaryTest.Compares compares && compares.namesNull()
                || test instanceof UnaryTest.Equal equal && equal.namesNull();
    }

    /** Where null is tested, only a null that is written says yes or no to it, as we have it. */
    private record AsComparison(Expression value, List<Value> inputs, boolean saysNull)
            implements UnaryTest.Cases<Expression> {
        @Override
        public Expression compares(UnaryTest.Compares test) {
            return compared(test.operator(), test.to(), valueOf(test.to()));
        }

        private Expression compared(ComparisonOperator operator, Expression to, Value known) {
            boolean said = saysNull && known instanceof Value.Null;
            boolean missing = inputs.get(inputs.size() - 1) instanceof Value.Null && !said;
            return missing ? new Expression.Literal(Value.NULL) : new Expression.Comparison(operator, value, to);
        }

        private Value valueOf(Expression part) {
            return inputs.get(Apart.place((Expression.Name) part));
        }

        @Override
        public Expression within(UnaryTest.Within test) {
            ComparisonOperator above = test.lowBelongs() ? ComparisonOperator.AT_LEAST : ComparisonOperator.GREATER;
            ComparisonOperator below = test.highBelongs() ? ComparisonOperator.AT_MOST : ComparisonOperator.LESS;
            return new Expression.And(
                    new Expression.Comparison(above, value, test.low()),
                    new Expression.Comparison(below, value, test.high()));
        }

        @Override
        public Expression equal(UnaryTest.Equal test) {
            if (!(valueOf(test.to()) instanceof Value.Sequence list)) {
                return compared(ComparisonOperator.EQUAL, test.to(), valueOf(test.to()));
            }
            Expression any = new Expression.Literal(Value.of(false));
            for (int i = 0; i < list.items().size(); i++) {
                Expression element = new Expression.Filter(test.to(), new Expression.Literal(Value.of(i + 1)));
                any = new Expression.Or(
                        any,
                        compared(ComparisonOperator.EQUAL, element, list.items().get(i)));
            }
            return any;
        }

        @Override
        public Expression holds(UnaryTest.Holds test) {
            return test.condition();
        }
    }

    static Value inUtc(Value value) {
        if (!(value instanceof Value.DateTime time)) return value;
        return Value.of(time.moment().withZoneSameInstant(ZoneOffset.UTC));
    }

    /** Durations as numbers of seconds or months. */
    static Value inUnits(Value value) {
        if (value instanceof Value.Months months) return Value.of(months.months());
        if (!(value instanceof Value.Days days)) return value;
        return Value.of(BigDecimal.valueOf(days.length().getSeconds())
                .add(BigDecimal.valueOf(days.length().getNano(), 9)));
    }

    /** The part of the duration without its sign and its fraction, then the sign, and the fraction of its seconds. */
    static Expression partOfSize(String member, Value.Days days) {
        Duration size = days.length().abs();
        Expression whole = new Expression.Path(new Expression.Literal(Value.of(size.withNanos(0))), member);
        Value fraction = Value.of(member.equals("seconds") ? BigDecimal.valueOf(size.getNano(), 9) : 0);
        Value sign = Value.of(days.length().isNegative() ? -1 : 1);
        Expression part = new Expression.Arithmetic(ArithmeticOperator.ADD, whole, new Expression.Literal(fraction));
        return new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, part, new Expression.Literal(sign));
    }

    static Value whole(Value value) {
        return value instanceof Value.Num num ? Value.of(num.number().setScale(0, RoundingMode.DOWN)) : value;
    }

    /** Null in the place of a list in a list. */
    static Value withoutLists(Value value) {
        if (!(value instanceof Value.Sequence list)) return value;
        return new Value.Sequence(list.items().stream()
                .map(it -> it instanceof Value.Sequence ? Value.NULL : it)
                .toList());
    }

    /** A text whose numbers lack the zeros, exponents and digits beyond 15 that do not tell them apart; without spaces. */
    static Value inShort(Value value) {
        if (!(value instanceof Value.Text text)) return value;
        return Value.of(NUMBER.matcher(text.text().replace(" ", ""))
                .replaceAll(it -> new BigDecimal(it.group())
                        .round(new MathContext(15))
                        .stripTrailingZeros()
                        .toPlainString()));
    }

    /** What a text is made of, in whatever order. */
    static List<Integer> letters(Value text) {
        return ((Value.Text) inShort(text)).text().chars().sorted().boxed().toList();
    }

    /** Characters that Java needs two for become others, which it needs one for. */
    static Value inShortCharacters(Value value) {
        if (!(value instanceof Value.Text text)) return value;
        StringBuilder other = new StringBuilder();
        text.text().codePoints().forEach(c -> other.append(c > 0xffff ? '#' : (char) c));
        return Value.of(other.toString());
    }
}
