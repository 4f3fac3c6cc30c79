package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin.Computation;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Functions of numbers (DMN 1.5, §10.3.4.5). */
final class NumberFunctions {

    /** As literals are spelled (DMN 1.5, §10.3.4.1, the footnote of Table 72). */
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:[0-9]{1,6000}(?:\\.[0-9]{1,6000})?|\\.[0-9]{1,6000})(?:[eE][+-]?[0-9]{1,6})?");

    private static final int LARGEST_EXPONENT = 6_144;

    private NumberFunctions() {}

    /** What the number makes of it, once it is a decimal128 and nothing on it can take long. */
    static Value with(Builtin function, Value argument, Calculator on, Function<BigDecimal, Value> use) {
        if (!(argument instanceof Value.Num num)) return function.unfit(argument, on);
        return on.limited(
                () -> on.number(num.number()) instanceof Value.Num fit ? use.apply(fit.number()) : Value.NULL);
    }

    /** A text may spell no number. */
    static Type typeOfNumber(ArgumentTypes it) {
        Type type = it.type(0);
        Type number = it.one(0, given -> given instanceof Type.Text || given instanceof Type.Num, "a text")
                .give(type instanceof Type.Num ? type : Type.NUMBER);
        return type instanceof Type.Text ? number.orNull() : number;
    }

    static Value read(Builtin function, List<Value> arguments, Calculator on) {
        Value argument = arguments.get(0);
        if (argument instanceof Value.Num) return argument;
        if (!(argument instanceof Value.Text text)) return function.unfit(argument, on);
        if (!NUMBER.matcher(text.text()).matches()) return on.budget().nullFor("the text does not spell a number");
        BigDecimal number = new BigDecimal(text.text());
        boolean isTooLarge = (long) number.precision() - number.scale() - 1 > LARGEST_EXPONENT;
        if (isTooLarge) return on.budget().nullFor("the text spells a number larger than there is");
        return on.limited(() -> on.number(number));
    }

    static Type typeOfAbsolute(ArgumentTypes it) {
        it.one(0, type -> type instanceof Type.Num || type.isDuration(), "a number or a duration");
        return it.give(it.type(0) instanceof Type.Num num ? NumberTypes.absolute(num) : it.type(0));
    }

    static Value absolute(Builtin function, List<Value> arguments, Calculator on) {
        Value argument = arguments.get(0);
        if (argument instanceof Value.Num num) return new Value.Num(num.number().abs());
        boolean negative = argument instanceof Value.Days days && days.length().isNegative()
                || argument instanceof Value.Months months && months.months() < 0;
        if (negative) return on.negate(argument);
        boolean fits = argument instanceof Value.Days || argument instanceof Value.Months;
        return fits ? argument : function.unfit(argument, on);
    }

    static Type typeOfModulo(ArgumentTypes it) {
        boolean isWhole = NumberTypes.isWhole(it.type(0)) && NumberTypes.isWhole(it.type(1));
        Type rest = it.numbers().give(isWhole ? Type.INTEGER : Type.NUMBER);
        return it.isNonZero(1) ? rest : rest.orNull();
    }

    /** What is left of a when as many whole b as fit are taken away; it has the sign of b. */
    static Value modulo(Builtin function, List<Value> arguments, Calculator on) {
        return with(
                function,
                arguments.get(0),
                on,
                a -> with(function, arguments.get(1), on, b -> {
                    if (b.signum() == 0) return on.budget().nullFor("nothing can be divided by 0");
                    on.budget().charge(100);
                    BigDecimal rest = a.remainder(b);
                    boolean otherSide = rest.signum() != 0 && rest.signum() != b.signum();
                    return on.number(otherSide ? rest.add(b) : rest);
                }));
    }

    static Type typeOfRoot(ArgumentTypes it) {
        Type root = it.number(0).give(Type.NUMBER);
        return NumberTypes.isAtLeastZero(it.type(0)) ? root : root.orNull();
    }

    static Value root(Builtin function, List<Value> arguments, Calculator on) {
        return with(function, arguments.get(0), on, number -> {
            if (number.signum() < 0) return on.budget().nullFor("a negative number has no square root");
            on.budget().charge(20);
            return on.number(number.sqrt(Calculator.DECIMAL128));
        });
    }

    static Computation parity(boolean even) {
        return (function, arguments, on) -> with(function, arguments.get(0), on, number -> {
            if (number.scale() > 0) return on.budget().nullFor(function.feelName() + "() takes a whole number");
            boolean isEven = number.scale() < 0 || !number.toBigInteger().testBit(0);
            return Truth.of(isEven == even);
        });
    }
}
