package dev.workfloo.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;

/** Makes numbers of Java's types, none of which may come out as another: only a float or a double is rounded. */
final class TypedNumbers {

    private static final String LARGER = ": take a long or a BigDecimal";

    private static final Map<Class<?>, Function<BigDecimal, Number>> MADE = Map.ofEntries(
            Map.entry(byte.class, BigDecimal::byteValueExact),
            Map.entry(Byte.class, BigDecimal::byteValueExact),
            Map.entry(short.class, BigDecimal::shortValueExact),
            Map.entry(Short.class, BigDecimal::shortValueExact),
            Map.entry(int.class, BigDecimal::intValueExact),
            Map.entry(Integer.class, BigDecimal::intValueExact),
            Map.entry(long.class, BigDecimal::longValueExact),
            Map.entry(Long.class, BigDecimal::longValueExact),
            Map.entry(BigInteger.class, BigDecimal::toBigIntegerExact),
            Map.entry(float.class, number -> finite(number.floatValue())),
            Map.entry(Float.class, number -> finite(number.floatValue())),
            Map.entry(double.class, number -> finite(number.doubleValue())),
            Map.entry(Double.class, number -> finite(number.doubleValue())),
            Map.entry(BigDecimal.class, number -> number),
            Map.entry(Number.class, number -> number));

    private TypedNumbers() {}

    static boolean isNumber(Class<?> wanted) {
        return MADE.containsKey(wanted);
    }

    static Number of(Value.Num num, Class<?> wanted) {
        BigDecimal number = PlainJava.decimal(num);
        boolean decimal = wanted == BigDecimal.class || wanted == Number.class;
        // So many zeros would fill the memory.
        if (!decimal && !num.isWritable()) throw new UnfitValue("has more digits than a number of a document");
        try {
            Function<BigDecimal, Number> make = MADE.get(wanted);
            if (make == null) throw TypedLeaves.unfit(num, wanted);
            return make.apply(number);
        } catch (ArithmeticException e) {
            throw new UnfitValue(
                    number.scale() > 0
                            ? "is no whole number, and " + wanted.getTypeName() + " is wanted: take a BigDecimal"
                            : "does not fit into " + wanted.getTypeName() + LARGER);
        }
    }

    private static <N extends Number> N finite(N number) {
        if (Double.isInfinite(number.doubleValue())) throw new ArithmeticException("infinite");
        return number;
    }
}
