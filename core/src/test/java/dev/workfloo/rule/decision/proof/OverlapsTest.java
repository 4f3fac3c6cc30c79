package dev.workfloo.rule.decision.proof;

import static dev.workfloo.rule.decision.Tables.exit;
import static dev.workfloo.rule.decision.Tables.inputs;
import static dev.workfloo.rule.decision.Tables.outputs;
import static dev.workfloo.rule.decision.Tables.rule;
import static dev.workfloo.rule.decision.Tables.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.proof.TableAnalysis.Question;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {

    private static final int FORMULAS = 20;

    /** Rules that all match, of which more are open than are named, and then this one. */
    private static TableAnalysis behindFormulas(Conclusion last) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < FORMULAS; i++) rules.add(rule(outputs("limit", "x * " + i, "rate", "1"), "-"));
        rules.add(rule(last, "-"));
        DecisionTable table = table(HitPolicy.ANY, inputs("x"), rules.toArray(Rule[]::new));
        return TableAnalysis.of(table, List.of(Type.NUMBER), Deadline.usual(() -> Fixtures.NOON));
    }

    private static List<String> differences(Conclusion last) {
        return behindFormulas(last).overlaps().stream()
                .map(Overlap::difference)
                .distinct()
                .toList();
    }

    @Test
    void enoughOpenQuestionsAreNamed() {
        TableAnalysis analysis = behindFormulas(outputs("limit", "x", "rate", "1.0"));

        assertEquals(List.of(), analysis.overlaps());
        assertEquals(
                TableAnalysis.USUAL_MOST,
                analysis.undecided().stream()
                        .filter(it -> it.question() == Question.AGREEMENT)
                        .count());
    }

    @Test
    void whatSurelyDiffersIsFoundBehindThem() {
        assertEquals(List.of("rate is 1 or 2"), differences(outputs("limit", "x", "rate", "2")));
        assertEquals(List.of("rate is 1 or not set"), differences(outputs("limit", "x")));
        assertEquals(List.of("exit is none or no"), differences(exit("no")));
    }
}
