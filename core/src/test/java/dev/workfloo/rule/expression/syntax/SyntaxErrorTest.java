package dev.workfloo.rule.expression.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 8,000 | 5: write 8000 | 8, 000",
                "> 1,500 | 4: write 1500 | 1, 500",
                "> -1,500 | 5: write 1500 | 1, 500",
                "> 1,5 | 4: write 1.5 | 1, 5",
                "= 8,000.50 | 4: write 8000.50 | 8, 000.50",
                "!= 1,000,000 | 5: write 1000000 | 1, 000, 000",
                "> 1,50,00 | 4: write it without commas | 1, 50, 00",
                "5, > 8,000 | 7: write 8000 | 8, 000",
                "not(< 8,000) | 8: write 8000 | 8, 000",
                "[1..8,000] | 6: write 8000 | 8, 000",
                "[1,000..8000] | 3: write 1000 | 1, 000",
                "]1,000..8000] | 3: write 1000 | 1, 000",
                "(1,000..8000) | 3: write 1000 | 1, 000",
                "? > 8,000 | 6: write 8000 | 8, 000",
                "any(? > 8,000) | 10: write 8000 | 8, 000",
                "any(? between 1 and 8,000) | 22: write 8000 | 8, 000",
                "? in (> 8,000) | 10: write 8000 | 8, 000",
                "? in (1,000..8000) | 8: write 1000 | 1, 000"
            })
    void aNumberHasNoCommaInIt(String cell, String mistake, String apart) {
        assertEquals(
                "line 1, column " + mistake.replace("write", "a number has no comma in it: write")
                        + ", or, where several are meant, a blank: " + apart,
                Parser.unaryTests(cell).swap().get().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3",
                "8,000",
                ">= 8, 500",
                ">= 8 ,500",
                "[1..8], 500",
                "[1,500]",
                "max(8,000) ",
                "? in [1,500]",
                "? > max(8,000)",
                "\"a,1\",2",
                "> 5,\"a\"",
                "> x5,6"
            })
    void listsOfValuesMayHaveNoBlanks(String cell) {
        assertTrue(Parser.unaryTests(cell).isRight(), cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1: expected a value, found the end",
                "(a + b | 7: expected ), found the end",
                "a b | 3: expected an operator or the end, found b",
                "a + * b | 5: expected a value, found *",
                "a < b < c | 7: comparisons do not chain: join them with and, or put the first in parentheses",
                "a == b | 3: write = to compare",
                "a <> b | 3: write != for what differs",
                "a && b | 3: write and between conditions",
                "!a | 1: write not(…) around a condition",
                "'a' | 1: a text stands between straight double quotes: \"…\"",
                "\"a | 1: this text is never closed: expected \"",
                "date and time(\"2026-01-31T24:00:00Z\") | 1: expected a date and time with its offset or zone, such as 2026-01-31T12:00:00Z",
                "\"\\d\" | 2: expected one of \\\" \\\\ \\n \\r \\t \\uXXXX \\UXXXXXX",
                "\"\\x\" | 2: expected one of \\\" \\\\ \\n \\r \\t \\uXXXX \\UXXXXXX",
                "\"\\u12g4\" | 2: expected 4 hex digits of a character",
                "año | 2: no expression has the character ñ outside a text",
                "a /* b | 3: this comment is never closed: expected */",
                "5a | 2: a number ends here: expected an operator, found a",
                "[1, ] | 5: expected a value, found ]",
                "a[] | 2: expected an operator or the end, found [",
                "(1, 2) | 3: a list stands in square brackets, or behind in",
                "{a: 1, a: 2} | 8: another member is called a",
                "a.1 | 2: expected an operator or the end, found .1",
                "if a then b | 12: expected else, found the end",
                "some in a satisfies b | 6: expected a name, found in",
                "between | 1: expected a value, found between",
                "a in (b) + 1 | 10: put all that stands behind in into one more pair of parentheses",
                "< 5 | 1: expected a value before <: a test stands only behind in",
                "? > 5 | 1: ? stands for the tested value, and there is none here",
                "lenght(a) | 1: there is no function lenght",
                "string lenght(a) | 1: there is no function string lenght: did you mean string length?",
                "upperCase(a) | 1: there is no function upperCase: did you mean upper case?",
                "a.count(b) | 8: expected an operator or the end, found (",
                "substring(a) | 1: substring takes 2 to 3 arguments, not 1",
                "today(a) | 1: today takes 0 arguments, not 1",
                "date(2026, 1) | 1: date takes 1 or 3 arguments, not 2",
                "max() | 1: max takes at least 1 argument, not 0",
                "date(\"2026-02-30\") | 1: expected a date that exists, written YYYY-MM-DD",
                "@\"10:00:00\" | 2: expected a date that exists, a date and time with its zone or offset, or a duration",
                "date and time(\"2026-01-01T10:00:00\") | 1: expected a date and time with its offset or zone, such as 2026-01-31T12:00:00Z",
                "duration(\"P1Y1D\") | 1: expected a duration, such as P1Y6M or P10DT2H",
                "1e6145 | 1: a number lies between 1e-6176 and 1e6144",
                "12345678901234567890123456789012345 | 1: a number has at most 34 significant digits",
            })
    void saysWhatIsWrongAndWhere(String text, String mistake) {
        assertEquals("line 1, column " + mistake, ofExpression(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for x in a return x | 1: loops (for … return) are not part of the subset: use filters, some, every, sum, count",
                "function(x) x | 1: functions of one's own are not part of the subset",
                "a instance of number | 3: instance of is not part of the subset: types are known before a rule runs",
                "[1..5] | 3: a range stands only behind in, or as a test of a table",
                "(1..5) | 3: a range stands only behind in, or as a test of a table",
                "some x in 1..5 satisfies x | 12: ranges as lists are not part of the subset",
                "time(\"10:00:00\") | 1: times without a date are not part of the subset",
                "contains(string: a) | 10: named arguments are not part of the subset: give them in their order",
                "a.time offset | 8: time offset is not part of the subset: compare the moments themselves",
                "sort(a) | 1: sort is not part of the subset",
                "get value(a, b) | 1: get value is not part of the subset",
            })
    void saysWhatIsOutsideTheSubset(String text, String mistake) {
        assertEquals("line 1, column " + mistake, ofExpression(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1: expected a value, found the end",
                "> 5 and < 9 | 5: expected , or the end: one test of several must hold; for both write a range such as [5..10], or ? >= 5 and ? <= 10",
                "[1..5 | 6: expected ] or ), found the end",
                "[1..] | 5: expected a value, found ]",
                "not(1, 2) and a | 11: not(…) of tests stands alone: expected the end",
                "not() | 5: expected a value, found )",
                "1, - | 5: expected a value, found the end",
            })
    void saysWhatIsWrongWithACell(String text, String mistake) {
        assertEquals(
                "line 1, column " + mistake,
                Parser.unaryTests(text).swap().get().toString());
    }

    @Test
    void countsLinesAndColumns() {
        assertEquals("line 3, column 2: expected a value, found )", ofExpression("a +\n// b\n )"));
        assertEquals("line 2, column 1: expected a value, found the end", ofExpression("a +\r\n"));
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertEquals("line 1, column 102: is nested deeper than 100", ofExpression("(".repeat(101) + "a"));
        assertEquals("line 1, column 1: must have at most 65536 characters", ofExpression(" ".repeat(65_537)));
        assertEquals("line 1, column 10003: has more than 5000 parts", ofExpression("[" + "1,".repeat(5_001) + "1]"));
        assertEquals(
                "line 1, column 1: joins too many parts one to the other: write it as several",
                ofExpression("a" + "+a".repeat(300)));
    }

    private static String ofExpression(String text) {
        return Parser.expression(text).swap().get().toString();
    }
}
