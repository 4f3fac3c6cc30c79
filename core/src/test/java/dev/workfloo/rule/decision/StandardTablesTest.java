package dev.workfloo.rule.decision;

import static dev.workfloo.rule.decision.Tables.collecting;
import static dev.workfloo.rule.decision.Tables.exit;
import static dev.workfloo.rule.decision.Tables.inputs;
import static dev.workfloo.rule.decision.Tables.knowing;
import static dev.workfloo.rule.decision.Tables.outputs;
import static dev.workfloo.rule.decision.Tables.prioritised;
import static dev.workfloo.rule.decision.Tables.rule;
import static dev.workfloo.rule.decision.Tables.table;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.proof.TableAnalysis;
import dev.workfloo.rule.decision.space.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the standard's worked example, a lender's (DMN 1.5, figure 10-11 and chapter 11). */
class StandardTablesTest {

    private static final DecisionTable PRE_BUREAU_RISK = table(
            HitPolicy.UNIQUE,
            inputs("existing", "score"),
            rule(exit("HIGH"), "false", "< 100"),
            rule(exit("MEDIUM"), "false", "[100..120)"),
            rule(exit("LOW"), "false", "[120..130]"),
            rule(exit("VERY LOW"), "false", "> 130"),
            rule(exit("DECLINE"), "true", "< 80"),
            rule(exit("HIGH"), "true", "[80..90)"),
            rule(exit("MEDIUM"), "true", "[90..110]"),
            rule(exit("LOW"), "true", "> 110"));

    private static final DecisionTable POST_BUREAU_RISK = table(
            HitPolicy.UNIQUE,
            inputs("existing", "score", "credit"),
            rule(exit("HIGH"), "true", "<= 120", "< 590"),
            rule(exit("MEDIUM"), "true", "<= 120", "[590..610]"),
            rule(exit("LOW"), "true", "<= 120", "> 610"),
            rule(exit("HIGH"), "true", "> 120", "< 600"),
            rule(exit("MEDIUM"), "true", "> 120", "[600..625]"),
            rule(exit("LOW"), "true", "> 120", "> 625"),
            rule(exit("HIGH"), "false", "<= 100", "< 580"),
            rule(exit("MEDIUM"), "false", "<= 100", "[580..600]"),
            rule(exit("LOW"), "false", "<= 100", "> 600"),
            rule(exit("HIGH"), "false", "> 100", "< 590"),
            rule(exit("MEDIUM"), "false", "> 100", "[590..615]"),
            rule(exit("LOW"), "false", "> 100", "> 615"));

    private static final DecisionTable SCORE = collecting(
            Aggregate.SUM,
            inputs("age", "marital", "employment"),
            rule(outputs("score", "32"), "[18..21]", "-", "-"),
            rule(outputs("score", "35"), "[22..25]", "-", "-"),
            rule(outputs("score", "40"), "[26..35]", "-", "-"),
            rule(outputs("score", "43"), "[36..49]", "-", "-"),
            rule(outputs("score", "48"), ">= 50", "-", "-"),
            rule(outputs("score", "25"), "-", "\"S\"", "-"),
            rule(outputs("score", "45"), "-", "\"M\"", "-"),
            rule(outputs("score", "15"), "-", "-", "\"UNEMPLOYED\""),
            rule(outputs("score", "18"), "-", "-", "\"STUDENT\""),
            rule(outputs("score", "45"), "-", "-", "\"EMPLOYED\""),
            rule(outputs("score", "36"), "-", "-", "\"SELF-EMPLOYED\""));

    private static final DecisionTable ROUTING = prioritised(
            List.of("DECLINE", "REFER", "ACCEPT"),
            inputs("risk", "affordable", "bankrupt", "credit"),
            rule(exit("DECLINE"), "-", "false", "-", "-"),
            rule(exit("DECLINE"), "-", "-", "true", "-"),
            rule(exit("REFER"), "\"HIGH\"", "-", "-", "-"),
            rule(exit("REFER"), "-", "-", "-", "< 580"),
            rule(exit("ACCEPT"), "-", "-", "-", "-"));

    private static Decision decision(DecisionTable table, Object... namesAndValues) {
        return CompiledTable.of(table)
                .decide(knowing(namesAndValues))
                .outcome()
                .getOrElseThrow(reason -> new AssertionError(reason));
    }

    private static TableAnalysis analysed(DecisionTable table, Type... types) {
        return TableAnalysis.of(table, List.of(types), Deadline.in(Duration.ofSeconds(10), InstantSource.system()));
    }

    @ParameterizedTest
    @CsvSource({
        "false,99,HIGH", "false,100,MEDIUM", "false,120,LOW", "false,130,LOW", "false,131,VERY LOW",
        "true,79,DECLINE", "true,80,HIGH", "true,90,MEDIUM", "true,110,MEDIUM", "true,111,LOW"
    })
    void ratesBeforeTheBureauIsAsked(boolean existing, int score, String exit) {
        assertEquals(
                Optional.of(exit),
                decision(PRE_BUREAU_RISK, "existing", existing, "score", score).exit());
    }

    @ParameterizedTest
    @CsvSource({
        "true,120,589,HIGH",
        "true,120,590,MEDIUM",
        "true,120,610,MEDIUM",
        "true,120,611,LOW",
        "true,121,599,HIGH",
        "true,121,625,MEDIUM",
        "true,121,626,LOW",
        "false,100,579,HIGH",
        "false,100,600,MEDIUM",
        "false,100,601,LOW",
        "false,101,589,HIGH",
        "false,101,615,MEDIUM",
        "false,101,616,LOW"
    })
    void ratesAfterTheBureauWasAsked(boolean existing, int score, int credit, String exit) {
        Decision decision = decision(POST_BUREAU_RISK, "existing", existing, "score", score, "credit", credit);

        assertEquals(Optional.of(exit), decision.exit());
    }

    @ParameterizedTest
    @CsvSource({"51,M,EMPLOYED,138", "18,S,UNEMPLOYED,72", "25,M,STUDENT,98", "36,S,SELF-EMPLOYED,104"})
    void addsUpTheScore(int age, String marital, String employment, int score) {
        Decision decision = decision(SCORE, "age", age, "marital", marital, "employment", employment);

        assertEquals(context("score", score), decision.outputs());
    }

    @ParameterizedTest
    @CsvSource({
        "LOW,true,false,600,ACCEPT",
        "HIGH,true,false,600,REFER",
        "LOW,true,false,579,REFER",
        "HIGH,false,false,579,DECLINE",
        "LOW,true,true,600,DECLINE"
    })
    void sendsTheWorstFirst(String risk, boolean affordable, boolean bankrupt, int credit, String exit) {
        Decision decision =
                decision(ROUTING, "risk", risk, "affordable", affordable, "bankrupt", bankrupt, "credit", credit);

        assertEquals(Optional.of(exit), decision.exit());
    }

    @Test
    void findsTheStandardsTablesFlawless() {
        Type risk = new Type.Text(Set.of("HIGH", "MEDIUM", "LOW"));

        assertTrue(analysed(PRE_BUREAU_RISK, Type.BOOLEAN, Type.NUMBER).isFlawless());
        assertTrue(analysed(POST_BUREAU_RISK, Type.BOOLEAN, Type.NUMBER, Type.NUMBER)
                .isFlawless());
        assertTrue(
                analysed(ROUTING, risk, Type.BOOLEAN, Type.BOOLEAN, Type.NUMBER).isFlawless());
    }
}
