package dev.workfloo.rule.decision;

import static dev.workfloo.rule.decision.Tables.exit;
import static dev.workfloo.rule.decision.Tables.inputs;
import static dev.workfloo.rule.decision.Tables.knowing;
import static dev.workfloo.rule.decision.Tables.otherwise;
import static dev.workfloo.rule.decision.Tables.outputs;
import static dev.workfloo.rule.decision.Tables.rule;
import static dev.workfloo.rule.decision.Tables.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Counterfactual.Reach;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterfactualsTest {

    private static DecisionTable approving(String input, String when) {
        return otherwise(table(HitPolicy.FIRST, inputs(input), rule(exit("approved"), when)), exit("rejected"));
    }

    private static List<Counterfactual> changes(DecisionTable table, EvaluationContext environment, Type... columns) {
        return Counterfactuals.of(CompiledTable.of(table), List.of(columns), environment);
    }

    private static Counterfactual change(
            int column, Object from, Object to, Reach reach, String exit, String distance) {
        Optional<BigDecimal> far =
                Optional.of(distance).filter(it -> !it.isEmpty()).map(BigDecimal::new);
        return new Counterfactual(column, Value.of(from), new Counterfactual.Target(Value.of(to), reach, far), exit);
    }

    private static Type whole(int least, int most) {
        return new Type.Num(true, Optional.of(BigDecimal.valueOf(least)), Optional.of(BigDecimal.valueOf(most)));
    }

    @Test
    void namesTheNearestNumber() {
        DecisionTable table = otherwise(
                table(
                        HitPolicy.UNIQUE,
                        inputs("score", "income"),
                        rule(exit("approved"), ">= 700", "> 8000"),
                        rule(exit("reviewed"), "[620..700)", ">= 15000")),
                exit("rejected"));

        List<Counterfactual> changes = changes(table, knowing("score", 650, "income", 9000), Type.INTEGER, Type.NUMBER);

        assertEquals(
                List.of(
                        change(0, 650, 700, Reach.AT, "approved", "50"),
                        change(1, 9000, 15000, Reach.AT, "reviewed", "6000")),
                changes);
    }

    @Test
    void namesTheBoundToPass() {
        DecisionTable above = approving("n", "> 8.5");
        DecisionTable below = approving("n", "not(>= 2)");

        assertEquals(
                List.of(change(0, 8, 8.5, Reach.ABOVE, "approved", "0.5")),
                changes(above, knowing("n", 8), Type.NUMBER));
        assertEquals(
                List.of(change(0, 8.5, 8.5, Reach.ABOVE, "approved", "0")),
                changes(above, knowing("n", 8.5), Type.NUMBER));
        assertEquals(
                List.of(change(0, 9, 8.5, Reach.AT, "rejected", "0.5")), changes(above, knowing("n", 9), Type.NUMBER));
        assertEquals(
                List.of(change(0, 8, 2, Reach.BELOW, "approved", "6")), changes(below, knowing("n", 8), Type.NUMBER));
    }

    @Test
    void stepsOverWholeNumbers() {
        assertEquals(
                List.of(change(0, 8, 9, Reach.AT, "approved", "1")),
                changes(approving("n", "> 8.5"), knowing("n", 8), Type.INTEGER));
        assertEquals(
                List.of(change(0, 8, 1, Reach.AT, "approved", "7")),
                changes(approving("n", "< 2"), knowing("n", 8), Type.INTEGER));
        assertEquals(List.of(), changes(approving("n", "(2..3)"), knowing("n", 8), Type.INTEGER));
    }

    @Test
    void staysWithinTheType() {
        DecisionTable table = approving("n", ">= 700");

        assertEquals(List.of(), changes(table, knowing("n", 650), whole(300, 699)));
        assertEquals(
                List.of(change(0, 650, 700, Reach.AT, "approved", "50")),
                changes(table, knowing("n", 650), whole(300, 700)));
        assertEquals(
                List.of(),
                changes(
                        approving("n", "> 5"),
                        knowing("n", 4),
                        new Type.Num(false, Optional.empty(), Optional.of(BigDecimal.valueOf(5)))));
    }

    @Test
    void countsTheDaysBetweenDates() {
        DecisionTable table = approving("born", "< date(\"2008-03-01\")");

        assertEquals(
                List.of(change(0, LocalDate.of(2008, 3, 2), LocalDate.of(2008, 2, 29), Reach.AT, "approved", "2")),
                changes(table, knowing("born", LocalDate.of(2008, 3, 2)), Type.DATE.orNull()));
        assertEquals(
                List.of(),
                changes(approving("born", "> date(\"999999999-12-31\")"), knowing("born", LocalDate.MAX), Type.DATE));
    }

    @Test
    void namesEveryOptionThatHelps() {
        DecisionTable table = otherwise(
                table(
                        HitPolicy.FIRST,
                        inputs("state", "employed"),
                        rule(exit("approved"), "\"MX\", \"PU\"", "true"),
                        rule(exit("reviewed"), "not(\"MX\")", "-")),
                exit("rejected"));
        Type states = new Type.Text(Set.of("MX"));
        Type moreStates = new Type.Text(new LinkedHashSet<>(List.of("PU", "JA", "MX")));

        List<Counterfactual> changes =
                changes(table, knowing("state", "MX", "employed", false), moreStates, Type.BOOLEAN);

        assertEquals(
                List.of(
                        change(0, "MX", "PU", Reach.AT, "reviewed", ""),
                        change(0, "MX", "JA", Reach.AT, "reviewed", ""),
                        change(1, false, true, Reach.AT, "approved", "")),
                changes);
        assertEquals(
                List.of(change(1, false, true, Reach.AT, "approved", "")),
                changes(table, knowing("state", "MX", "employed", false), states, Type.BOOLEAN));
        assertEquals(
                List.of(change(1, false, true, Reach.AT, "approved", "")),
                changes(table, knowing("state", "MX", "employed", false), Type.TEXT, Type.BOOLEAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">= rent * 3",
                "[rent * 3..9000]",
                "? >= rent * 3",
                "rent * 3 <= ? and true",
                "not(? < rent * 3)",
                "false or ? between rent * 3 and 9000",
                "? in (>= rent * 3)",
                "[1, rent * 3 + 0]"
            })
    void findsBoundariesThatAreComputed(String when) {
        assertEquals(
                List.of(change(0, 200, 300, Reach.AT, "approved", "100")),
                changes(approving("income", when), knowing("income", 200, "rent", 100), Type.NUMBER));
    }

    @Test
    void changesColumnsOfOneInputTogether() {
        DecisionTable table = otherwise(
                table(
                        HitPolicy.FIRST,
                        inputs("n", "\"x\"", "n"),
                        rule(exit("a"), ">= 10", "-", "-"),
                        rule(exit("b"), "-", "-", ">= 7")),
                exit("c"));

        assertEquals(
                List.of(change(0, 5, 7, Reach.AT, "b", "2")),
                changes(table, knowing("n", 5), Type.INTEGER, Type.TEXT, Type.INTEGER));
        assertEquals(
                List.of(change(0, 11, 9, Reach.AT, "b", "2")),
                changes(table, knowing("n", 11), Type.INTEGER, Type.TEXT, Type.INTEGER));
    }

    @Test
    void prefersTheNearerSide() {
        DecisionTable table = approving("n", "[10..20]");

        assertEquals(
                List.of(change(0, 19, 20, Reach.ABOVE, "rejected", "1")),
                changes(table, knowing("n", 19), Type.NUMBER));
        assertEquals(
                List.of(change(0, 15, 20, Reach.ABOVE, "rejected", "5")),
                changes(table, knowing("n", 15), Type.NUMBER));
        assertEquals(
                List.of(change(0, 13, 10, Reach.BELOW, "rejected", "3")),
                changes(table, knowing("n", 13), Type.NUMBER));
    }

    @Test
    void leadsOutOfAFailure() {
        DecisionTable table = table(HitPolicy.UNIQUE, inputs("n"), rule(exit("a"), "< 5"), rule(exit("b"), "> 3"));

        assertEquals(List.of(change(0, 4, 5, Reach.AT, "b", "1")), changes(table, knowing("n", 4), Type.INTEGER));
    }

    @Test
    void proposesNothingForWhatIsMissing() {
        assertEquals(List.of(), changes(approving("n", "> 5"), knowing(), Type.NUMBER.orNull()));
        assertEquals(
                List.of(change(0, Value.NULL, true, Reach.AT, "approved", "")),
                changes(approving("n", "true"), knowing(), Type.BOOLEAN.orNull()));
    }

    @Test
    void proposesNothingBesideNumbersOfOtherKinds() {
        for (Object other : List.of("text", 5, LocalDate.EPOCH, new BigDecimal("1E+2000000000"))) {
            assertEquals(
                    List.of(),
                    changes(approving("n", "3, \"a\", date(\"2020-01-01\")"), knowing("n", other), Type.DAYS));
        }
        assertEquals(
                List.of(), changes(approving("n", "> 5"), knowing("n", new BigDecimal("1E+2000000000")), Type.INTEGER));
    }

    @ParameterizedTest
    @EnumSource(HitPolicy.class)
    void asksOnlyForExits(HitPolicy policy) {
        DecisionTable table = otherwise(table(policy, inputs("n"), rule(exit("a"), "> 5")), outputs("x", "1"));

        List<Counterfactual> changes = changes(table, knowing("n", 5), Type.INTEGER);

        List<Counterfactual> expected = Stream.of(change(0, 5, 6, Reach.AT, "a", "1"))
                .filter(it -> policy.isSingle())
                .toList();
        assertEquals(expected, changes);
    }
}
