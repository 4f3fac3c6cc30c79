package dev.workfloo.rule.expression.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowersTest {

    private final Evaluation evaluation =
            new Evaluation(new EvaluationContext(Value.Context.EMPTY, ZonedDateTime.parse("2026-03-01T12:00:00Z")));

    /** Long-running interest, and its opposite: the exponent is large and the result is not. */
    @ParameterizedTest
    @CsvSource({
        "0.999999 ** 50000, 0.9512294007200",
        "0.99 ** 30000, 1.1372028161e-131",
        "0.99 ** -30000, 8.7935061873e130",
        "1.0001 ** 36500, 38.4676455",
        "-0.9999 ** 10001, -0.36782426",
        "2 ** 20000, 3.9802768e6020",
        "2 ** -20000, 2.5123880e-6021",
    })
    void takesAnyWholeExponent(String text, String about) {
        BigDecimal expected = new BigDecimal(about);

        BigDecimal power = number(text);

        BigDecimal off =
                power.subtract(expected).divide(expected, MathContext.DECIMAL64).abs();
        assertTrue(off.compareTo(new BigDecimal("1e-7")) < 0, power::toString);
    }

    @Test
    void failsPastTheRangeAndVanishesBelowIt() {
        assertEquals(BigDecimal.ZERO, number("0.5 ** 20600"));
        assertEquals(BigDecimal.ZERO, number("0.1 ** 999999999"));
        assertEquals(BigDecimal.ZERO, number("10 ** -999999999"));
        assertEquals(new BigDecimal("1E+6144"), number("10 ** 6144"));
        assertEquals(Optional.empty(), evaluation.failure());

        evaluation.evaluate(read("10 ** 6145"));

        assertTrue(evaluation.failure().isPresent());
    }

    private BigDecimal number(String text) {
        return ((Value.Num) evaluation.evaluate(read(text))).number();
    }

    private static Expression read(String text) {
        return Parser.expression(text)
                .fold(
                        mistake -> {
                            throw new AssertionError(mistake.toString());
                        },
                        expression -> expression);
    }
}
