package dev.workfloo.rule.expression;

import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What there is to see in a culprit. */
final class Clues {

    private Clues() {}

    static boolean fails(Culprit culprit) {
        return culprit.theirs().isEmpty();
    }

    static boolean dividesByZero(Culprit culprit) {
        List<Value> inputs = culprit.inputs();
        if (isCall(culprit, Builtin.MODULO)) return inputs.get(1).equals(Value.of(0));
        return culprit.expression() instanceof Expression.Arithmetic arithmetic
                && arithmetic.operator() == ArithmeticOperator.POWER
                && inputs.get(0).equals(Value.of(0))
                && ((Value.Num) inputs.get(1)).number().signum() < 0;
    }

    static boolean takesAList(Culprit culprit) {
        return culprit.expression() instanceof Expression.Filter
                || culprit.expression() instanceof Expression.Quantified
                || isCall(
                        culprit,
                        Builtin.COUNT,
                        Builtin.LIST_CONTAINS,
                        Builtin.REVERSE,
                        Builtin.INDEX_OF,
                        Builtin.DISTINCT_VALUES,
                        Builtin.SUBLIST,
                        Builtin.APPEND,
                        Builtin.CONCATENATE,
                        Builtin.STRING_JOIN);
    }

    static boolean holdsAContext(Value value) {
        return value instanceof Value.Context
                || value instanceof Value.Sequence list && list.items().stream().anyMatch(Clues::holdsAContext);
    }

    static boolean isEmptyList(Value value) {
        return value.equals(new Value.Sequence(List.of()));
    }

    static boolean isListOrNull(Value value) {
        return value instanceof Value.Sequence || value instanceof Value.Null;
    }

    /** The oracle divides and multiplies the seconds, as numbers, as we do the durations. */
    static boolean isScaledRight(Culprit culprit) {
        if (culprit.inputs().stream().noneMatch(Clues::isDuration)) return false;
        Optional<Value> seconds = culprit.asked(Apart.of(culprit.expression()), Reworded::inUnits);
        if (culprit.ours() instanceof Value.Num)
            return seconds.filter(it -> Oracle.agree(culprit.ours(), it)).isPresent();
        if (culprit.ours() instanceof Value.Null) return isBeyondAnyPeriod(seconds.orElse(Value.NULL));
        boolean isMonths = culprit.ours() instanceof Value.Months;
        return isDuration(culprit.ours())
                && seconds.orElse(Value.NULL) instanceof Value.Num exact
                && Reworded.inUnits(culprit.ours())
                        .equals(Value.of(exact.number().setScale(isMonths ? 0 : 9, RoundingMode.DOWN)));
    }

    /** Ours fails where a duration grows out of its range; the oracle's counts round. */
    private static boolean isBeyondAnyPeriod(Value exact) {
        return exact instanceof Value.Num num
                && num.number().abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0;
    }

    static boolean isComparison(Culprit culprit) {
        return culprit.expression() instanceof Expression.Comparison
                || culprit.expression() instanceof Expression.Between
                || !tests(culprit).isEmpty();
    }

    static boolean isAlsoCompared(Culprit culprit) {
        Optional<Expression.In> in = tested(culprit);
        if (in.isEmpty()) return culprit.isAlso(Apart.of(culprit.expression()), Reworded::inUtc);
        Expression any = Reworded.inComparisons(in.get(), culprit.inputs());
        if (in.get() == culprit.expression()) return culprit.isAlso(any, Reworded::inUtc);
        Value none = culprit.asked(new Expression.Call(Builtin.NOT, List.of(any)), Reworded::inUtc)
                .orElseThrow();
        boolean missing = culprit.inputs().get(culprit.inputs().size() - 1) instanceof Value.Null;
        return culprit.ours().equals(missing && Truth.isTrue(none) ? Value.NULL : none);
    }

    /** What is asked with {@code in}, or by a cell. */
    static Optional<Expression.In> tested(Culprit culprit) {
        boolean not = isCall(culprit, Builtin.NOT);
        Expression in =
                not ? ((Expression.Call) culprit.expression()).arguments().get(0) : culprit.expression();
        return in instanceof Expression.In ? Optional.of((Expression.In) in) : Optional.empty();
    }

    static List<UnaryTest> tests(Culprit culprit) {
        return tested(culprit).map(Expression.In::tests).orElse(List.of());
    }

    static boolean isNot(UnaryTest test) {
        return test instanceof UnaryTest.Equal equal
                && equal.to() instanceof Expression.Call call
                && call.function() == Builtin.NOT;
    }

    static boolean isEquality(UnaryTest test) {
        return test instanceof UnaryTest.Compares compares
                && (compares.operator() == ComparisonOperator.EQUAL
                        || compares.operator() == ComparisonOperator.NOT_EQUAL);
    }

    /** Whether one moment is there in two zones, or at two offsets. */
    static boolean showSameMoment(List<Value> values) {
        Set<ZonedDateTime> moments = new HashSet<>();
        Set<Instant> instants = new HashSet<>();
        for (Value value : values) {
            if (!(value instanceof Value.DateTime time)) continue;
            moments.add(time.moment());
            instants.add(time.moment().toInstant());
        }
        return instants.size() < moments.size();
    }

    static boolean isOfTwoKinds(List<Value> values) {
        return values.stream().map(Value::getClass).distinct().count() > 1;
    }

    /** What is written with an operator, and not as a value, a name or a list. */
    static boolean isOperation(Expression expression) {
        return expression instanceof Expression.If
                || expression instanceof Expression.Arithmetic
                || expression instanceof Expression.Comparison
                || expression instanceof Expression.Between
                || expression instanceof Expression.In
                || expression instanceof Expression.And
                || expression instanceof Expression.Or;
    }

    static boolean differInKind(List<Value> one, List<Value> other) {
        return one.size() == other.size()
                && IntStream.range(0, one.size()).anyMatch(i -> isOfTwoKinds(List.of(one.get(i), other.get(i))));
    }

    static boolean isDuration(Value value) {
        return value instanceof Value.Days || value instanceof Value.Months;
    }

    /** Zero is written as days, and what there is besides whole seconds is not written. */
    static boolean isLosing(Value duration, Optional<Value> theirs) {
        if (duration.equals(new Value.Months(0))) return theirs.equals(Optional.of(Value.of("P0Y")));
        if (!(duration instanceof Value.Days days) || theirs.isEmpty()) return false;
        Duration written = Duration.parse(((Value.Text) theirs.get()).text());
        return written.equals(Duration.ofSeconds(days.length().toSeconds()))
                && (written.isZero() || !written.equals(days.length()));
    }

    /** What comes out when null counts as the list of it alone. */
    static Value joinedWithNulls(Culprit culprit) {
        return Culprit.ours(
                Apart.of(culprit.expression()),
                culprit.named(it -> it instanceof Value.Null ? new Value.Sequence(List.of(it)) : it));
    }

    /** Whether the text or list has no such place, or the length is none (footnotes of the standard's tables 73 and 74). */
    static boolean isOutside(List<Value> arguments) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Value argument : arguments.subList(1, arguments.size())) {
            if (argument instanceof Value.Num num) numbers.add(num.number());
        }
        if (numbers.size() < arguments.size() - 1) return false;
        BigDecimal length = BigDecimal.valueOf(length(arguments.get(0)));
        BigDecimal start = numbers.get(0);
        if (start.signum() == 0 || start.scale() > 0 || start.abs().compareTo(length) > 0) return true;
        if (numbers.size() == 1) return false;
        BigDecimal rest =
                start.signum() < 0 ? start.negate() : length.subtract(start).add(BigDecimal.ONE);
        return numbers.get(1).signum() <= 0
                || numbers.get(1).scale() > 0
                || arguments.get(0) instanceof Value.Sequence && numbers.get(1).compareTo(rest) > 0;
    }

    /** Digits are lost that lie more than 32 places below the divisor's first. */
    static boolean isCutAtTheDivisor(Culprit modulo) {
        if (!(modulo.ours() instanceof Value.Num ours) || !(modulo.inputs().get(1) instanceof Value.Num divisor)) {
            return false;
        }
        return modulo.theirs()
                .filter(Value.Num.class::isInstance)
                .map(theirs ->
                        ours.number().subtract(((Value.Num) theirs).number()).abs())
                .filter(lost -> lost.compareTo(divisor.number().abs().movePointLeft(32)) <= 0)
                .isPresent();
    }

    static int length(Value value) {
        if (value instanceof Value.Text text)
            return text.text().codePointCount(0, text.text().length());
        return value instanceof Value.Sequence list ? list.items().size() : 1;
    }

    static boolean isCall(Culprit culprit, Builtin... functions) {
        return culprit.expression() instanceof Expression.Call call
                && List.of(functions).contains(call.function());
    }

    /** Itself, and all that it is made of. */
    static Stream<Expression> partsOf(Expression expression) {
        List<Expression> parts = new ArrayList<>();
        new Traversal() {
            @Override
            public void visit(Expression part) {
                parts.add(part);
                super.visit(part);
            }
        }.visit(expression);
        return parts.stream();
    }
}
