package dev.workfloo.rule.decision.proof;

import static dev.workfloo.rule.decision.Tables.exit;
import static dev.workfloo.rule.decision.Tables.inputs;
import static dev.workfloo.rule.decision.Tables.rule;
import static dev.workfloo.rule.decision.Tables.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.proof.TableAnalysis.Gap;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of tables whose columns read the same. */
class DependentInputsTest {

    private static final Type WHOLE = new Type.Num(true, Optional.of(BigDecimal.ONE), Optional.empty());
    private static final List<Expression> KIN = inputs("income", "income >= 8000");

    private static TableAnalysis analysis(HitPolicy policy, List<Expression> inputs, List<Type> types, Rule... rules) {
        return TableAnalysis.of(table(policy, inputs, rules), types, Deadline.usual(() -> Fixtures.NOON));
    }

    private static List<String> overlaps(HitPolicy policy, Rule... rules) {
        return analysis(policy, KIN, List.of(WHOLE, Type.BOOLEAN), rules).overlaps().stream()
                .map(Overlap::toString)
                .toList();
    }

    @Test
    void anExampleOfAGapIsOneThatThereCanBe() {
        TableAnalysis analysis = analysis(
                HitPolicy.UNIQUE,
                KIN,
                List.of(WHOLE, Type.BOOLEAN),
                rule(exit("no"), "-", "false"),
                rule(exit("no"), "> 9000", "false"));

        assertEquals(
                List.of("no rule matches income = 8000, income >= 8000 = true (missing: - | true)"),
                analysis.gaps().stream().map(Gap::toString).toList());
    }

    @Test
    void whatIsNotKnownIsLeftOutOfTheExample() {
        TableAnalysis analysis = analysis(
                HitPolicy.UNIQUE,
                inputs("income", "income >= rent"),
                List.of(WHOLE, Type.BOOLEAN),
                rule(exit("no"), "-", "false"));

        assertEquals(
                List.of("no rule matches income >= rent = true (missing: - | true)"),
                analysis.gaps().stream().map(Gap::toString).toList());
    }

    @Test
    void aGapThatBothShowIsAnError() {
        TableAnalysis analysis = analysis(
                HitPolicy.UNIQUE,
                KIN,
                List.of(WHOLE, Type.BOOLEAN),
                rule(exit("no"), "< 9000", "true"),
                rule(exit("no"), "-", "false"));

        assertEquals(
                List.of("no rule matches income = 9000, income >= 8000 = true (missing: >= 9000 | true)"),
                analysis.gaps().stream().map(Gap::toString).toList());
    }

    @Test
    void anOverlapThatBothShowIsAnError() {
        assertEquals(
                List.of("rules 1 and 2 both match income = 9000, income >= 8000 = true,"
                        + " and differ: exit is approve or reject"),
                overlaps(HitPolicy.ANY, rule(exit("approve"), ">= 9000", "-"), rule(exit("reject"), "-", "true")));
        assertEquals(
                List.of("rules 1 and 2 both match income = 9000, income >= 8000 = true"),
                overlaps(HitPolicy.UNIQUE, rule(exit("a"), ">= 9000", "true"), rule(exit("b"), ">= 9000", "true")));
        assertEquals(
                List.of("rules 1 and 2 both match income = 8000, income >= 8000 = true"),
                overlaps(HitPolicy.UNIQUE, rule(exit("a"), "-", "true"), rule(exit("b"), "-", "true")));
    }

    /** The example lies where the one that reads the same turns, not where the cells do. */
    @Test
    void anExampleIsFoundWhereTheOtherTurns() {
        assertEquals(
                List.of("rules 1 and 2 both match income = 8000, income >= 8000 = true"),
                overlaps(HitPolicy.UNIQUE, rule(exit("a"), "> 500", "-"), rule(exit("b"), "-", "true")));
    }

    @Test
    void whatNoInputHasIsNoError() {
        assertEquals(
                List.of(), overlaps(HitPolicy.UNIQUE, rule(exit("a"), "< 500", "-"), rule(exit("b"), "-", "true")));
        assertEquals(
                List.of(),
                overlaps(HitPolicy.UNIQUE, rule(exit("a"), "< 500", "true"), rule(exit("b"), "< 500", "true")));
    }

    @Test
    void rulesThatTestTheSameOverlapWhateverTheyRead() {
        TableAnalysis analysis = analysis(
                HitPolicy.UNIQUE,
                inputs("income >= rent", "income >= 2 * rent"),
                List.of(Type.BOOLEAN, Type.BOOLEAN),
                rule(exit("a"), "true", "false"),
                rule(exit("b"), "true", "false"),
                rule(exit("c"), "true", "true"),
                rule(exit("d"), "false", "-"));

        assertEquals(
                List.of("rules 1 and 2 both match whatever passes true | false"),
                analysis.overlaps().stream().map(Overlap::toString).toList());
    }

    /** What is so today is not so for ever. */
    @Test
    void theMomentIsNoPartOfAnExample() {
        TableAnalysis analysis = analysis(
                HitPolicy.UNIQUE,
                inputs("day", "day > today()"),
                List.of(Type.DATE, Type.BOOLEAN),
                rule(exit("a"), "> date(\"2026-01-01\")", "-"),
                rule(exit("b"), "-", "true"));

        assertEquals(List.of(), analysis.overlaps());
    }
}
