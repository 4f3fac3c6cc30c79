package dev.workfloo.rule.expression.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.Printer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspectedSplitNumberTest {

    private static UnaryTests cell(String text) {
        return Parser.unaryTests(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    private static Expression formula(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    /** With a blank they read as they did without one, before it was asked for. */
    private static String apart(String text) {
        return text.replace("8,500", "8, 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">= 8,500",
                "> -8,500",
                "5, > 8,500",
                ">= 8,500, 9",
                ">= 8,500 * x",
                ">= 2 * 8,500",
                ">= x - 8,500",
                "not(< 8,500)",
                "? >= 8,500",
                "? >= 2 + 8,500",
                "? > 5 and ? < 8,500",
                "? < 5 or ? > 8,500",
                "? between 1 and 8,500",
                "? in >= 8,500",
                "? in (>= 8,500)",
                "if a then ? > 1 else ? > 8,500",
                "some x in a satisfies x > 8,500",
                "> if a then 1 else 8,500",
                ">= 8,500 > x",
                "all(? > 8,500)",
                "= count([x > 8,500])"
            })
    void aRefusedCellIsKnownByItsStoredForm(String text) {
        assertTrue(Parser.unaryTests(text).isLeft(), text);
        assertTrue(SuspectedSplitNumber.in(cell(Printer.print(cell(apart(text))))), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f.income in (>= 8,500)",
                "f.income in (< 5, >= 8,500)",
                "x + (if f.income in (>= 8,500) then 1 else 0)",
                "[f.income >= 8,500]",
                "l[item in (> 8,500)]"
            })
    void aRefusedFormulaIsKnownByItsStoredForm(String text) {
        assertTrue(Parser.expression(text).isLeft(), text);
        assertTrue(SuspectedSplitNumber.in(formula(Printer.print(formula(apart(text))))), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3",
                "8,500",
                ">= 8",
                ">= 8, > 500",
                ">= 8, -500",
                "[1..8], 500",
                "? in [8,500]",
                "? > max(8,500)",
                "> x, 500",
                "\"a\", 500",
                "- "
            })
    void whatWasNeverRefusedIsNone(String text) {
        assertFalse(SuspectedSplitNumber.in(cell(text.strip())), text);
        assertEquals(cell(text.strip()), cell(Printer.print(cell(text.strip()))));
    }
}
