package dev.workfloo.testkit;

import static dev.workfloo.testkit.WorkflooAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class RunAssertTest {

    private static final Simulator CREDIT = Simulator.ofJson("""
            {"id": "657117e1d511b6e54fe2a967", "name": "Credit", "start": "applicant", "expiresAfter": "P7D", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "policy",
               "sections": [{"section": "All", "fields": [
                 {"id": "income", "name": "Income", "type": "NUMBER", "required": true},
                 {"id": "born", "name": "Born", "type": "DATE"},
                 {"id": "tax_id", "name": "Tax id", "type": "TEXT", "sensitive": true, "maxLength": 20}]}]},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["applicant.income"],
               "rules": [{"when": [">= 8000"], "exit": "good", "message": "Earns enough", "labels": ["prime"],
                          "outputs": {"limit": "applicant.income * 3"}}],
               "default": {"exit": "bad", "message": "Outside the policy"}, "exits": {"good": "approved", "bad": "refused"}},
              {"id": "approved", "type": "LABEL", "name": "Approved", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}]}
            """);

    private static SimulatedRun earning(int income) {
        return CREDIT.run().answering("applicant", Map.of("income", income, "born", "1990-08-15", "tax_id", "x"));
    }

    @Test
    void saysWhatHolds() {
        assertThat(earning(9000))
                .reaches("approved")
                .doesNotReach("refused")
                .visits("applicant", "approved")
                .visitsExactly("applicant", "policy", "approved")
                .hasEnded()
                .endedWithSuccess()
                .hasOutput("policy.limit", 27000)
                .hasOutput("applicant.born", "1990-08-15")
                .hasLabels("approved", "prime")
                .hasNoLabel("refused")
                .decided("policy")
                .as("good")
                .byRule(1)
                .saying("Earns enough");
        assertThat(earning(1)).decided("policy").byDefault().as("bad").endedWithSuccess();
        assertThat(CREDIT.run()).waitsAt("applicant");
        assertThat(CREDIT.run().passing(Duration.ofDays(8))).endedAbandoned();
    }

    private static String refused(int income, Consumer<RunAssert> statement) {
        return assertThrows(AssertionFailedError.class, () -> statement.accept(assertThat(earning(income))))
                .getMessage();
    }

    @Test
    void tellsWhatWasExpectedWhatIsAndWhy() {
        assertEquals("""
                expected the run to reach approved (label "Approved")
                but was  [applicant, policy, refused]
                because
                  policy (rules "Policy"): bad by the default; not by rule 1, as applicant.income 7000 is not >= 8000; \
                "Outside the policy"
                  end: SUCCESS after no time

                the whole run:
                  start: 2026-01-05 15:00:00 Z
                  applicant (form "Applicant"): answered with income 7000, born date("1990-08-15"), tax_id (hidden)
                  policy (rules "Policy"): bad by the default; not by rule 1, as applicant.income 7000 is not >= 8000; \
                "Outside the policy"
                  refused (label "Refused"): puts on refused
                  end: SUCCESS after no time""", refused(7000, run -> run.reaches("approved")));
    }

    private static void assertBegins(String beginning, String message) {
        assertTrue(message.startsWith(beginning), message);
    }

    @Test
    void eachStatementTellsItsDifference() {
        String why = "because\n  policy (rules \"Policy\"): ";
        assertBegins(
                "expected policy to be decided as good\nbut was  bad\n" + why,
                refused(1, run -> run.decided("policy").as("good")));
        assertBegins(
                "expected policy to be decided by rule 1\nbut was  by no rule\n" + why,
                refused(1, run -> run.decided("policy").byRule(1)));
        assertBegins(
                "expected policy to be decided by the default\nbut was  by rule [1]\n" + why,
                refused(8000, run -> run.decided("policy").byDefault()));
        assertBegins(
                "expected policy to say \"No\"\nbut was  [Earns enough]\n" + why,
                refused(8000, run -> run.decided("policy").saying("No")));
        assertBegins(
                "expected policy.limit to be 1\nbut was  24000\n" + why,
                refused(8000, run -> run.hasOutput("policy.limit", 1)));
        assertBegins(
                "expected policy.limit to be 1\nbut was  nothing\n",
                refused(1, run -> run.hasOutput("policy.limit", 1)));
        assertBegins(
                "expected applicant.tax_id to be \"y\"\nbut was  (hidden)\n",
                refused(1, run -> run.hasOutput("applicant.tax_id", "y")));
        assertBegins(
                "expected the run not to reach refused (label \"Refused\")\nbut was  [applicant, policy, refused]\n"
                        + why,
                refused(1, run -> run.doesNotReach("refused")));
        assertBegins(
                "expected the run to visit [policy, applicant]\nbut was  [applicant, policy, refused]\n" + why,
                refused(1, run -> run.visits("policy", "applicant")));
        assertBegins(
                "expected the run to visit exactly [applicant]\nbut was  [applicant, policy, refused]\n" + why,
                refused(1, run -> run.visitsExactly("applicant")));
        assertBegins(
                "expected the run to wait at applicant (form \"Applicant\")\nbut was  end: SUCCESS after no time\n",
                refused(1, run -> run.waitsAt("applicant")));
        assertBegins(
                "expected the run to have ended with ERROR\nbut was  end: SUCCESS after no time\n",
                refused(1, RunAssert::endedWithError));
        assertBegins(
                "expected the run to carry the labels [prime]\nbut was  [refused]\n" + why,
                refused(1, run -> run.hasLabels("prime")));
        assertBegins(
                "expected the run not to carry the label refused\nbut was  [refused]\n" + why,
                refused(1, run -> run.hasNoLabel("refused")));
    }

    @Test
    void tellsWhereARunStillStands() {
        AssertionFailedError error = assertThrows(
                AssertionFailedError.class, () -> assertThat(CREDIT.run()).hasEnded());
        AssertionFailedError undecided = assertThrows(
                AssertionFailedError.class, () -> assertThat(CREDIT.run()).decided("policy"));

        assertBegins(
                "expected the run to have ended\nbut was  now: waits at applicant (form \"Applicant\") after no time\n",
                error.getMessage());
        assertBegins(
                "expected the run to decide at policy (rules \"Policy\")\nbut was  [applicant]\nbecause\n"
                        + "  the run never came to policy (rules \"Policy\")\n",
                undecided.getMessage());
    }

    private static String wrongUse(Consumer<RunAssert> statement) {
        return assertThrows(IllegalArgumentException.class, () -> statement.accept(assertThat(earning(1))))
                .getMessage();
    }

    @Test
    void saysWhatThereIsInstead() {
        assertEquals(
                List.of(
                        "in Credit, no node has the id aproved: its nodes are applicant, policy, approved, refused",
                        "in Credit, applicant is a FORM and decides nothing: those that do are policy",
                        "in Credit, policy has no exit approved: its exits are good, bad",
                        "policy has no rule 2",
                        "in Credit, policy leaves nothing behind that is called limt: it leaves limit",
                        "in Credit, applicant leaves nothing behind that is called incme: it leaves income, born, tax_id",
                        "in Credit, refused leaves nothing behind that is called limit: there is none",
                        "in Credit, nothing puts on the label aproved: its labels are approved, prime, refused",
                        "in Credit, nothing puts on the label prim: its labels are approved, prime, refused"),
                List.of(
                        wrongUse(run -> run.reaches("aproved")),
                        wrongUse(run -> run.decided("applicant")),
                        wrongUse(run -> run.decided("policy").as("approved")),
                        wrongUse(run -> run.decided("policy").byRule(2)),
                        wrongUse(run -> run.hasOutput("policy.limt", null)),
                        wrongUse(run -> run.hasOutput("applicant.incme", null)),
                        wrongUse(run -> run.hasOutput("refused.limit", null)),
                        wrongUse(run -> run.hasNoLabel("aproved")),
                        wrongUse(run -> run.hasLabels("refused", "prim"))));
    }

    @Test
    void readsNoOutputThatIsNowhere() {
        SimulatedRun run = earning(1);

        assertEquals(Value.NULL, run.output("policy.limit"));
        assertEquals(
                "in Credit, no node has the id polcy: its nodes are applicant, policy, approved, refused",
                assertThrows(IllegalArgumentException.class, () -> run.output("polcy.limit"))
                        .getMessage());
    }

    private static final Simulator SCORECARD = Simulator.ofJson("""
            {"id": "657117e1d511b6e54fe2a968", "name": "Scorecard", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "points", "sections": [{"section": "All", "fields": [
                {"id": "income", "name": "Income", "type": "NUMBER", "required": true}]}]},
              {"id": "points", "type": "RULESET", "name": "Points", "hitPolicy": "COLLECT", "aggregate": "SUM",
               "inputs": ["applicant.income"], "rules": [{"when": [">= 8000"], "outputs": {"points": "20"}}]}]}
            """);

    @Test
    void aTableWithoutADefaultDecidesByNoRule() {
        SimulatedRun run =
                SCORECARD.run().answering("applicant", Map.of("income", 1)).toEnd();

        assertTrue(run.story().contains("points (rules \"Points\"): decides by no rule"), run.story());
        assertEquals(
                "points has no default",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> assertThat(run).decided("points").byDefault())
                        .getMessage());
        assertFalse(run.trace().decision("points").orElseThrow().isDefault());
    }
}
