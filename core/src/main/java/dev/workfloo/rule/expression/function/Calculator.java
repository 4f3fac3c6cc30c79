package dev.workfloo.rule.expression.function;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Arithmetic (DMN 1.5, §10.3.2.13, Tables 54–58): decimals as IEEE 754-2008 decimal128, dates and durations as the standard
 * adds them.
 */
public final class Calculator {

    static final MathContext DECIMAL128 = MathContext.DECIMAL128;

    private static final int LARGEST_EXPONENT = 6_144;
    private static final int SMALLEST_EXPONENT = -6_176;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final String TOO_LARGE = "a number, date or duration became larger than it may be";

    private final Budget budget;

    public Calculator(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    public Value add(Value left, Value right) {
        return limited(() -> sum(left, right));
    }

    public Value subtract(Value left, Value right) {
        return limited(() -> difference(left, right));
    }

    public Value multiply(Value left, Value right) {
        return limited(() -> product(left, right));
    }

    public Value divide(Value left, Value right) {
        return limited(() -> quotient(left, right));
    }

    public Value raise(Value base, Value exponent) {
        return limited(() -> power(base, exponent));
    }

    /** The opposite of a number or duration. */
    public Value negate(Value value) {
        return limited(() -> opposite(value));
    }

    /** What Java says with an exception when a number, date or duration gets out of its range. */
    Value limited(Supplier<Value> calculation) {
        try {
            return calculation.get();
        } catch (ArithmeticException | DateTimeException e) {
            return budget.fail(TOO_LARGE);
        }
    }

    /** The number in decimal128; too large a one fails, too small a one is 0. */
    Value number(BigDecimal number) {
        BigDecimal rounded = number.round(DECIMAL128);
        if (rounded.signum() == 0) return new Value.Num(BigDecimal.ZERO);
        long exponent = (long) rounded.precision() - rounded.scale() - 1;
        if (exponent > LARGEST_EXPONENT) return budget.fail(TOO_LARGE);
        return new Value.Num(exponent < SMALLEST_EXPONENT ? BigDecimal.ZERO : rounded);
    }

    private Value sum(Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return number(a.number().add(b.number(), DECIMAL128));
        }
        if (left instanceof Value.Text a && right instanceof Value.Text b) return budget.text(a.text() + b.text());
        if (left instanceof Value.Days a && right instanceof Value.Days b) {
            return new Value.Days(a.length().plus(b.length()));
        }
        if (left instanceof Value.Months a && right instanceof Value.Months b) {
            return new Value.Months(Math.addExact(a.months(), b.months()));
        }
        if (isDuration(right)) return shift(left, right, "+");
        return isDuration(left) ? shift(right, left, "+") : undefined("+", left, right);
    }

    private Value difference(Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return number(a.number().subtract(b.number(), DECIMAL128));
        }
        if (left instanceof Value.Days a && right instanceof Value.Days b) {
            return new Value.Days(a.length().minus(b.length()));
        }
        if (left instanceof Value.Months a && right instanceof Value.Months b) {
            return new Value.Months(Math.subtractExact(a.months(), b.months()));
        }
        if (left instanceof Value.Date a && right instanceof Value.Date b) {
            return new Value.Days(Duration.ofDays(
                    Math.subtractExact(a.date().toEpochDay(), b.date().toEpochDay())));
        }
        if (left instanceof Value.DateTime a && right instanceof Value.DateTime b) {
            return new Value.Days(Duration.between(b.moment(), a.moment()));
        }
        return isDuration(right) ? shift(left, opposite(right), "-") : undefined("-", left, right);
    }

    private static boolean isDuration(Value value) {
        return value instanceof Value.Days || value instanceof Value.Months;
    }

    /** A date moves by whole days: from its midnight by the duration, and then to the day it has come to. */
    private Value shift(Value time, Value by, String sign) {
        if (time instanceof Value.Date date) {
            LocalDate shifted = by instanceof Value.Months months
                    ? date.date().plusMonths(months.months())
                    : date.date()
                            .atStartOfDay()
                            .plus(((Value.Days) by).length())
                            .toLocalDate();
            return new Value.Date(shifted);
        }
        if (time instanceof Value.DateTime moment) {
            return new Value.DateTime(
                    by instanceof Value.Months months
                            ? moment.moment().plusMonths(months.months())
                            : moment.moment().plus(((Value.Days) by).length()));
        }
        return undefined(sign, time, by);
    }

    private Value product(Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return number(a.number().multiply(b.number(), DECIMAL128));
        }
        if (left instanceof Value.Num a && isDuration(right)) return scale(right, a.number());
        if (right instanceof Value.Num b && isDuration(left)) return scale(left, b.number());
        return undefined("*", left, right);
    }

    /** A duration of months stays one of whole months, cut off towards zero. */
    private Value scale(Value duration, BigDecimal by) {
        if (duration instanceof Value.Months months) {
            BigDecimal scaled = BigDecimal.valueOf(months.months()).multiply(by, DECIMAL128);
            return new Value.Months(whole(scaled).longValueExact());
        }
        return days(nanos(((Value.Days) duration).length()).multiply(by, DECIMAL128));
    }

    private Value quotient(Value left, Value right) {
        if (right instanceof Value.Num b && b.number().signum() == 0 && !(left instanceof Value.Null)) {
            return budget.nullFor("nothing can be divided by 0");
        }
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return number(a.number().divide(b.number(), DECIMAL128));
        }
        if (left instanceof Value.Months a && right instanceof Value.Num b) {
            BigDecimal part = BigDecimal.valueOf(a.months()).divide(b.number(), DECIMAL128);
            return new Value.Months(whole(part).longValueExact());
        }
        if (left instanceof Value.Days a && right instanceof Value.Num b) {
            return days(nanos(a.length()).divide(b.number(), DECIMAL128));
        }
        if (left instanceof Value.Days a && right instanceof Value.Days b)
            return ratio(nanos(a.length()), nanos(b.length()));
        if (left instanceof Value.Months a && right instanceof Value.Months b) {
            return ratio(BigDecimal.valueOf(a.months()), BigDecimal.valueOf(b.months()));
        }
        return undefined("/", left, right);
    }

    private Value ratio(BigDecimal one, BigDecimal other) {
        if (other.signum() == 0) return budget.nullFor("nothing can be divided by a duration of 0");
        return number(one.divide(other, DECIMAL128));
    }

    private static BigDecimal nanos(Duration length) {
        return BigDecimal.valueOf(length.getSeconds()).multiply(NANOS).add(BigDecimal.valueOf(length.getNano()));
    }

    private static Value days(BigDecimal nanos) {
        BigDecimal[] parts = whole(nanos).divideAndRemainder(NANOS);
        return new Value.Days(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
    }

    /** Towards zero; checked first, since a number with a huge exponent would be written out digit by digit. */
    private static BigDecimal whole(BigDecimal number) {
        if ((long) number.precision() - number.scale() > 40) throw new ArithmeticException(TOO_LARGE);
        return number.setScale(0, RoundingMode.DOWN);
    }

    private Value power(Value left, Value right) {
        if (!(left instanceof Value.Num base) || !(right instanceof Value.Num exponent))
            return undefined("**", left, right);
        if (exponent.number().scale() > 0) return budget.nullFor("** takes a whole number on its right side");
        boolean huge = (long) exponent.number().precision() - exponent.number().scale() > 9;
        BigDecimal rounded = base.number().round(DECIMAL128);
        boolean isFlat = rounded.signum() == 0 || rounded.abs().compareTo(BigDecimal.ONE) == 0;
        if (huge && !isFlat)
            return rounded.abs().compareTo(BigDecimal.ONE) < 0
                            == exponent.number().signum() > 0
                    ? new Value.Num(BigDecimal.ZERO)
                    : budget.fail(TOO_LARGE);
        if (rounded.signum() == 0 && exponent.number().signum() < 0)
            return budget.nullFor("nothing can be divided by 0");
        if (isFlat) return flatPower(rounded, exponent.number());
        return raised(rounded, exponent.number().intValueExact());
    }

    /** Powers of 0, 1 and -1, which are known for any exponent. */
    private static Value flatPower(BigDecimal base, BigDecimal exponent) {
        if (exponent.signum() == 0) return new Value.Num(BigDecimal.ONE);
        boolean isEven = exponent.scale() < 0 || exponent.toBigInteger().testBit(0) == false;
        return new Value.Num(base.signum() < 0 && isEven ? BigDecimal.ONE : base);
    }

    private Value raised(BigDecimal base, int exponent) {
        double digits = exponent * magnitude(base.abs());
        if (digits > LARGEST_EXPONENT + 1) return budget.fail(TOO_LARGE);
        if (digits < SMALLEST_EXPONENT - 1) return new Value.Num(BigDecimal.ZERO);
        return number(base.pow(exponent, DECIMAL128));
    }

    /** The decimal logarithm; a power of it tells beforehand whether a result has a place among the numbers. */
    private static double magnitude(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        return exponent + Math.log10(number.scaleByPowerOfTen(-exponent).doubleValue());
    }

    private Value opposite(Value value) {
        if (value instanceof Value.Num num) return new Value.Num(num.number().negate());
        if (value instanceof Value.Months months) return new Value.Months(Math.negateExact(months.months()));
        if (value instanceof Value.Days days)
            return new Value.Days(days.length().negated());
        return value instanceof Value.Null ? value : budget.nullFor("- needs a number or a duration behind it");
    }

    private Value undefined(String sign, Value left, Value right) {
        if (left instanceof Value.Null || right instanceof Value.Null) return Value.NULL;
        return budget.nullFor(sign + " does not join " + left.noun() + " and " + right.noun());
    }
}
