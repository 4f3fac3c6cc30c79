package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tables say of what is missing, and of numbers, is the same whichever way they are asked. */
class TableWaysTest {

    private static TableWays ways;

    @BeforeAll
    static void start() {
        ways = new TableWays();
    }

    @AfterAll
    static void stop() {
        ways.close();
    }

    /** The one input is missing, as is all that the cell reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f.b",
                "= f.b",
                "!= f.b",
                "not(!= f.b)",
                "f.b + 1",
                "[f.b, 5]",
                "f.b, 5",
                "not(f.b)",
                "if true then f.b else null"
            })
    void whatIsMissingPassesNoFormula(String cell) {
        assertFalse(ways.matches(List.of("f.a"), List.of(cell), Map.of()));
    }

    @Test
    void aMissingFlagPassesNoCondition() {
        List<String> cells = List.of("f.b > 2", "-");

        assertFalse(ways.matches(List.of("f.flag", "f.a"), cells, Map.of()));
        assertTrue(ways.matches(List.of("f.flag", "f.a"), cells, Map.of("flag", true, "b", 3)));
        assertFalse(ways.matches(List.of("f.flag", "f.a"), cells, Map.of("flag", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-", "= null", "5, null", "[f.b, null]", "(null)", "? = null", "? = f.b"})
    void whatIsMissingPassesWhatSaysSo(String cell) {
        assertTrue(ways.matches(List.of("f.a"), List.of(cell), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {">= 8,000", "> 1,500", "> 1,5", "[1..8,000]"})
    void aNumberWithACommaIsNotPublished(String cell) {
        assertTrue(ways.refusal(List.of("f.a"), List.of(cell)).contains("a number has no comma in it"));
    }

    @Test
    void aBlankSaysThatTwoTestsAreMeant() {
        assertTrue(ways.matches(List.of("f.a"), List.of(">= 8, 5"), Map.of("a", 9)));
        assertTrue(ways.matches(List.of("f.a"), List.of(">= 8, 5"), Map.of("a", 5)));
        assertFalse(ways.matches(List.of("f.a"), List.of(">= 8, 5"), Map.of("a", 6)));
        assertTrue(ways.matches(List.of("f.a"), List.of("1,2,3"), Map.of("a", 3)));
        assertFalse(ways.matches(List.of("f.a"), List.of(">= 8000"), Map.of("a", 9)));
    }

    /** Nobody can have 9000 and not have 8000, so that it is only a warning, and what is published decides. */
    @Test
    void columnsThatReadTheSameAreDecided() {
        List<String> inputs = List.of("f.a", "f.a != null and f.a >= 8000");

        assertTrue(ways.matches(inputs, List.of(">= 8000", "true"), Map.of("a", 9_000)));
        assertFalse(ways.matches(inputs, List.of(">= 8000", "false"), Map.of("a", 9_000)));
        assertFalse(ways.matches(inputs, List.of("-", "true"), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(5)", "min(5)", "mean([5])", "5[1]", "count([1, 2, 3, 4, 5])", "decimal(5.4, 0)"})
    void aValueCountsAsTheListOfItAlone(String formula) {
        assertTrue(ways.matches(List.of(formula), List.of("5"), Map.of()));
        assertTrue(ways.matches(List.of("f.a"), List.of(formula), Map.of("a", 5)));
    }
}
