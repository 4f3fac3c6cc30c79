package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin.Computation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The functions that round a number to a scale: {@code decimal}, {@code floor} and those like them. */
final class Rounding {

    /** The range of a scale (DMN 1.5, §10.3.4.5, Table 76): that of the places which a decimal128 can have. */
    private static final int LEAST_SCALE = -6_111;

    private static final int LARGEST_SCALE = 6_176;

    private Rounding() {}

    /** Rounded to no decimals, or to none before the point, a number is whole; too many decimals are refused. */
    static Type type(ArgumentTypes it) {
        it.number(0).integer(1);
        Type scale = it.count() == 1 ? NumberTypes.integer(0, 0) : it.type(1);
        boolean isWhole = NumberTypes.isWhole(it.type(0))
                || NumberTypes.integer(LEAST_SCALE, 0).accepts(scale);
        Type rounded = it.give(isWhole ? Type.INTEGER : Type.NUMBER);
        return NumberTypes.integer(LEAST_SCALE, LARGEST_SCALE).accepts(scale) ? rounded : rounded.orNull();
    }

    static Computation by(RoundingMode mode) {
        return (function, arguments, on) -> {
            Value given = arguments.size() > 1 ? arguments.get(1) : new Value.Num(BigDecimal.ZERO);
            if (!(given instanceof Value.Num digits)) return function.unfit(given, on);
            Optional<Integer> scale = digits.asInt().filter(it -> it >= LEAST_SCALE && it <= LARGEST_SCALE);
            if (scale.isEmpty()) {
                return on.budget()
                        .nullFor("the scale must be a whole number from " + LEAST_SCALE + " to " + LARGEST_SCALE);
            }
            return NumberFunctions.with(
                    function, arguments.get(0), on, number -> rounded(number, scale.get(), mode, on));
        };
    }

    private static Value rounded(BigDecimal number, int scale, RoundingMode mode, Calculator on) {
        return number.scale() <= scale ? new Value.Num(number) : on.number(number.setScale(scale, mode));
    }
}
