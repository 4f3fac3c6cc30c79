package dev.workfloo.rule.expression.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.check.TypeCheck;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import dev.workfloo.rule.expression.function.Builtin;
import dev.workfloo.rule.expression.syntax.Parser;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounding to every scale that there is, and to some that there are not (DMN 1.5, Table 76: from -6111 to 6176). */
class ScalesTest {

    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private static Value rounded(Builtin function, BigDecimal number, int scale) {
        Evaluation evaluation =
                new Evaluation(new EvaluationContext(Value.Context.EMPTY, ZonedDateTime.parse("2026-03-01T12:00:00Z")));
        Value value = evaluation.evaluate(new Expression.Call(
                function, List.of(new Expression.Literal(Value.of(number)), new Expression.Literal(Value.of(scale)))));
        assertTrue(evaluation.failure().isEmpty(), () -> function + " to " + scale + ": " + evaluation.failure());
        return value;
    }

    private static Expression read(String text) {
        return Parser.expression(text).getOrElseThrow(mistake -> new AssertionError(mistake.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 0, 0",
        "FLOOR, 0, -1",
        "CEILING, 1, 0",
        "ROUND_UP, 1, -1",
        "ROUND_DOWN, 0, 0",
        "ROUND_HALF_UP, 0, 0",
        "ROUND_HALF_DOWN, 0, 0"
    })
    void aScaleLiesInItsRange(Builtin function, int of5, int ofMinus5) {
        for (int scale = -6_200; scale <= 6_200; scale++) {
            assertRounded(FIVE, of5, function, scale);
            if (scale % 10 == 0) assertRounded(FIVE.negate(), ofMinus5, function, scale);
        }
    }

    private static void assertRounded(BigDecimal number, int places, Builtin function, int scale) {
        if (scale == -1) return;
        Value expected = scale >= 0 ? Value.of(number) : places(places, scale);
        assertEquals(scale < -6_111 || scale > 6_176 ? Value.NULL : expected, rounded(function, number, scale));
    }

    /** So many of what the last place is worth. */
    private static Value places(int count, int scale) {
        return Value.of(BigDecimal.valueOf(count).scaleByPowerOfTen(count == 0 ? 0 : -scale));
    }

    @ParameterizedTest
    @ValueSource(ints = {-6_112, 6_177})
    void aScaleOutsideIsFoundBefore(int scale) {
        TypeCheck.Result written = TypeCheck.check(read("round up(5, " + scale + ")"), TypeEnvironment.of(Map.of()));
        TypeCheck.Result named =
                TypeCheck.check(read("round up(x, " + scale + ")"), TypeEnvironment.of(Map.of("x", Type.NUMBER)));

        assertEquals(
                "`round up(5, " + scale + ")` is always null: the scale must be a whole number from -6111 to 6176",
                written.mistakes().get(0));
        assertTrue(named.type().isNullable());
    }
}
