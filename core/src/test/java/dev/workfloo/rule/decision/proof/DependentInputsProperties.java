package dev.workfloo.rule.decision.proof;

import static dev.workfloo.rule.decision.Tables.exit;
import static dev.workfloo.rule.decision.Tables.expression;
import static dev.workfloo.rule.decision.Tables.inputs;
import static dev.workfloo.rule.decision.Tables.knowing;
import static dev.workfloo.rule.decision.Tables.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.Scan;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.proof.TableAnalysis.Question;
import dev.workfloo.rule.decision.proof.TableAnalysis.Region;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tables whose columns read the same: what is an error there can happen, and what can happen is not passed over. */
class DependentInputsProperties {

    private static final int MOST = 9;
    private static final Type DIGIT =
            new Type.Num(true, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(MOST)));
    private static final List<Type> TYPES = List.of(DIGIT, Type.BOOLEAN, DIGIT);
    private static final List<String> DIGITS = List.of("-", "-", "< 5", ">= 5", "[2..7]", "3", "> 6");
    private static final List<String> TRUTHS = List.of("-", "true", "false");

    @Provide
    Arbitrary<DecisionTable> tables() {
        return Arbitraries.randomValue(DependentInputsProperties::table);
    }

    private static DecisionTable table(Random random) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            rules.add(rule(exit("e" + i), any(DIGITS, random), any(TRUTHS, random), any(DIGITS, random)));
        }
        return new DecisionTable(inputs("x", "x >= 5", "y"), rules, Selection.by(HitPolicy.UNIQUE), Optional.empty());
    }

    private static String any(List<String> cells, Random random) {
        return cells.get(random.nextInt(cells.size()));
    }

    @Property(tries = 300)
    void whatIsAnErrorCanHappen(@ForAll("tables") DecisionTable table) {
        TableAnalysis analysis =
                TableAnalysis.of(table, TYPES, Deadline.in(Duration.ofMinutes(1), InstantSource.fixed(Fixtures.NOON)));
        boolean gap = false;
        boolean overlap = false;
        for (int x = 0; x <= MOST; x++) {
            for (int y = 0; y <= MOST; y++) {
                int matching =
                        new Scan(table, knowing("x", x, "y", y)).matching().size();
                gap |= matching == 0;
                overlap |= matching > 1;
            }
        }

        assertTrue(gap || analysis.gaps().isEmpty(), analysis.gaps().toString());
        assertTrue(overlap || analysis.overlaps().isEmpty(), analysis.overlaps().toString());
        analysis.gaps().forEach(it -> assertEquals(List.of(), matching(it.where(), table), it::toString));
        for (Overlap it : analysis.overlaps()) {
            List<Integer> matching = matching(it.where(), table);
            assertTrue(matching.containsAll(List.of(it.rule(), it.other())), it::toString);
        }
        assertTrue(!gap || !analysis.gaps().isEmpty() || isOpen(Question.GAPS, analysis), "a gap was passed over");
        assertTrue(
                !overlap || !analysis.overlaps().isEmpty() || isOpen(Question.OVERLAPS, analysis),
                "an overlap was passed over");
    }

    /** The rules that match the example, which is one that there can be. */
    private static List<Integer> matching(Region where, DecisionTable table) {
        Map<Expression, Value> example = new HashMap<>();
        for (int i = 0; i < where.inputs().size(); i++)
            example.put(where.inputs().get(i), where.example().get(i));
        EvaluationContext names = knowing("x", example.get(expression("x")), "y", example.get(expression("y")));
        example.forEach((input, value) -> assertEquals(value, new Evaluation(names).evaluate(input), where::toString));
        return new Scan(table, names).matching();
    }

    private static boolean isOpen(Question question, TableAnalysis analysis) {
        return analysis.undecided().stream().anyMatch(it -> it.question() == question);
    }
}
