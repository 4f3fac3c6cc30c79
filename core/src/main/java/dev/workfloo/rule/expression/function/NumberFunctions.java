package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Functions of numbers (DMN 1.5, §10.3.4.5). */
final class NumberFunctions {

    /** As literals are spelled (DMN 1.5, §10.3.4.1, the footnote of Table 72). */
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:[0-9]{1,6000}(?:\\.[0-9]{1,6000})?|\\.[0-9]{1,6000})(?:[eE][+-]?[0-9]{1,6})?");

    private static final int LARGEST_EXPONENT = 6_144;

    private final Budget work;
    private final Calculator calculator;

    NumberFunctions(Budget work, Calculator calculator) {
        this.work = work;
        this.calculator = calculator;
    }

    /** What the number makes of it, once it is a decimal128 and nothing on it can take long. */
    private Value with(Builtin function, Value argument, Function<BigDecimal, Value> use) {
        if (!(argument instanceof Value.Num num)) return Functions.unfit(function, argument, work);
        return calculator.limited(
                () -> calculator.number(num.number()) instanceof Value.Num fit ? use.apply(fit.number()) : Value.NULL);
    }

    Value read(Value argument) {
        if (argument instanceof Value.Num) return argument;
        if (!(argument instanceof Value.Text text)) return Functions.unfit(Builtin.NUMBER, argument, work);
        if (!NUMBER.matcher(text.text()).matches()) return work.nullFor("the text does not spell a number");
        BigDecimal number = new BigDecimal(text.text());
        boolean isTooLarge = (long) number.precision() - number.scale() - 1 > LARGEST_EXPONENT;
        if (isTooLarge) return work.nullFor("the text spells a number larger than there is");
        return calculator.limited(() -> calculator.number(number));
    }

    Value round(Builtin function, List<Value> arguments) {
        Value scale = arguments.size() > 1 ? arguments.get(1) : new Value.Num(BigDecimal.ZERO);
        if (!(scale instanceof Value.Num digits)) return Functions.unfit(function, scale, work);
        Optional<Integer> places =
                digits.asInt().filter(it -> it >= Calculator.LEAST_SCALE && it <= Calculator.LARGEST_SCALE);
        if (places.isEmpty()) {
            return work.nullFor("the scale must be a whole number from " + Calculator.LEAST_SCALE + " to " + Calculator.LARGEST_SCALE);
        }
        return with(
                function,
                arguments.get(0),
                number -> number.scale() <= places.get()
                        ? new Value.Num(number)
                        : calculator.number(number.setScale(places.get(), mode(function))));
    }

    private static RoundingMode mode(Builtin function) {
        return switch (function) {
            case DECIMAL -> RoundingMode.HALF_EVEN;
            case FLOOR -> RoundingMode.FLOOR;
            case CEILING -> RoundingMode.CEILING;
            case ROUND_UP -> RoundingMode.UP;
            case ROUND_DOWN -> RoundingMode.DOWN;
            case ROUND_HALF_UP -> RoundingMode.HALF_UP;
            case ROUND_HALF_DOWN -> RoundingMode.HALF_DOWN;
            default -> throw new IllegalArgumentException(function.feelName());
        };
    }

    Value abs(Value argument) {
        if (argument instanceof Value.Num num) return new Value.Num(num.number().abs());
        boolean negative = argument instanceof Value.Days days && days.length().isNegative()
                || argument instanceof Value.Months months && months.months() < 0;
        if (negative) return calculator.negate(argument);
        boolean fits = argument instanceof Value.Days || argument instanceof Value.Months;
        return fits ? argument : Functions.unfit(Builtin.ABS, argument, work);
    }

    /** What is left of a when as many whole b as fit are taken away; it has the sign of b. */
    Value modulo(Value dividend, Value divisor) {
        return with(
                Builtin.MODULO,
                dividend,
                a -> with(Builtin.MODULO, divisor, b -> {
                    if (b.signum() == 0) return work.nullFor("nothing can be divided by 0");
                    work.charge(100);
                    BigDecimal rest = a.remainder(b);
                    boolean otherSide = rest.signum() != 0 && rest.signum() != b.signum();
                    return calculator.number(otherSide ? rest.add(b) : rest);
                }));
    }

    Value sqrt(Value argument) {
        return with(Builtin.SQRT, argument, number -> {
            if (number.signum() < 0) return work.nullFor("a negative number has no square root");
            work.charge(20);
            return calculator.number(number.sqrt(Calculator.DECIMAL128));
        });
    }

    Value parity(Builtin function, Value argument) {
        return with(function, argument, number -> {
            if (number.scale() > 0) return work.nullFor(function.feelName() + "() takes a whole number");
            boolean isEven = number.scale() < 0 || !number.toBigInteger().testBit(0);
            return Truth.of(isEven == (function == Builtin.EVEN));
        });
    }
}
