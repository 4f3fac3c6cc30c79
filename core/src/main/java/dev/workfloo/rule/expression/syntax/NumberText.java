package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as text: digits, a point and an exponent (DMN 1.5, §10.3.1.2, rule 35), within decimal128. */
final class NumberText {

    private static final int MOST_DIGITS = 34;
    private static final int LARGEST_EXPONENT = 6_144;
    private static final int LARGEST_SCALE = 6_176;
    private static final int LONGEST_PLAIN = 40;

    private static final Pattern PARTS = Pattern.compile("([0-9]*+)(?:\\.([0-9]++))?+(?:[eE]([+-]?)0*+([0-9]*+))?+");

    private NumberText() {}

    static Value read(Token token) {
        Matcher parts = PARTS.matcher(token.text());
        if (!parts.matches()) throw new IllegalArgumentException("not a number: " + token.spelt());
        String fraction = parts.group(2) == null ? "" : parts.group(2);
        String exponent = parts.group(4) == null ? "" : parts.group(4);
        String digits = parts.group(1) + fraction;
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') first++;
        if (first == digits.length()) return new Value.Num(BigDecimal.ZERO);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') end--;
        if (end - first > MOST_DIGITS) {
            throw new ParseFailure(token.start(), "a number has at most " + MOST_DIGITS + " significant digits");
        }
        if (exponent.length() > 6) throw outOfRange(token);
        int power = exponent.isEmpty() ? 0 : Integer.parseInt(exponent);
        int scale = fraction.length() - (digits.length() - end) - ("-".equals(parts.group(3)) ? -power : power);
        if (scale > LARGEST_SCALE || end - first - scale - 1 > LARGEST_EXPONENT) throw outOfRange(token);
        return new Value.Num(new BigDecimal(digits.substring(first, end)).scaleByPowerOfTen(-scale));
    }

    private static ParseFailure outOfRange(Token token) {
        return new ParseFailure(
                token.start(), "a number lies between 1e-" + LARGEST_SCALE + " and 1e" + LARGEST_EXPONENT);
    }

    /** As people write it, unless it would take too many zeros. */
    static String print(BigDecimal number) {
        long digits = Math.max(number.precision(), number.precision() - (long) number.scale());
        boolean isShort = digits <= LONGEST_PLAIN && number.scale() <= LONGEST_PLAIN;
        return isShort
                ? number.toPlainString()
                : number.toString().replace("E+", "e").replace('E', 'e');
    }
}
