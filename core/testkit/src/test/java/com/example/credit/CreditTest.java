package com.example.credit;

import static dev.workfloo.testkit.WorkflooAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.testkit.ServiceFault;
import dev.workfloo.testkit.SimulatedRuns;
import dev.workfloo.testkit.Simulator;
import dev.workfloo.testkit.StepRefused;
import dev.workfloo.testkit.scenario.ScenarioTests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** The code of the page on testing. */
class CreditTest {

    private final Simulator credit = Simulator.of(Path.of("src/test/resources/credit.json"))
            .service("buro-pf", call -> Map.of("score", 712))
            .answeringFrom(Map.of("birth_date", "1990-08-15", "income", 20000, "phone_number", "5512345678"));

    @Test
    void aStrongPayerIsApproved() {
        var run = credit.run().toEnd();

        assertThat(run).reaches("approved").hasOutput("policy.limit", 60000);
        System.out.println(run.story());
    }

    @Test
    void aLowIncomeIsNot() {
        var run = credit.run()
                .answering(
                        "applicant", Map.of("birth_date", "1990-08-15", "income", 7999, "phone_number", "5512345678"))
                .toEnd();

        assertThat(run).decided("policy").as("rejected").byDefault().endedWithSuccess();
    }

    @Test
    void aBureauThatIsSilentLeadsToAReview() {
        var run = credit.service("buro-pf", ServiceFault.timeout()).run().to("manual");

        assertThat(run).waitsAt("manual");
        assertThat(run.reviewing("manual", "APPROVED").toEnd()).reaches("approved");
    }

    @Test
    void aBureauThatComesBackIsAskedAgain() {
        var run = credit.service("buro-pf", call -> call.turn() < 3 ? ServiceFault.status(503) : Map.of("score", 650))
                .run()
                .toEnd();

        assertThat(run).decided("policy").as("approved").byRule(2);
    }

    @Test
    void whoTypesAWrongCodeIsAskedAgain() {
        var run = credit.run().typing("000000", "123456").toEnd();

        assertThat(run).visits("consent", "bureau");
    }

    @Test
    void whoDoesNotAnswerForAWeekIsGivenUp() {
        var run = credit.run().to("consent").passing(Duration.ofDays(7));

        assertThat(run).endedAbandoned().doesNotReach("bureau");
    }

    @Test
    void noIncomeIsNegative() {
        var refused = assertThrows(
                StepRefused.class,
                () -> credit.run()
                        .answering(
                                "applicant",
                                Map.of("birth_date", "1990-08-15", "income", -1, "phone_number", "5512345678"))
                        .toEnd());

        assertEquals(Map.of("income", "must be at least 0"), refused.fields());
    }

    @Test
    void eachOfAThousandIsDecided() {
        SimulatedRuns runs = credit.seed(42).runs(1_000, run -> {
            int score = run.random().nextInt(500, 850);
            run.service("buro-pf", Map.of("score", score)).toEnd();
        });

        assertEquals(1_000, runs.count(run -> run.exit("policy").isPresent()));
        assertTrue(runs.exits("policy").get("approved") > 100, runs.exits("policy")::toString);
        System.out.println(runs.coverage().report());
    }

    @TestFactory
    Stream<DynamicNode> scenarios(TestReporter reporter) {
        return ScenarioTests.of(Path.of("src/test/resources/credit.json"))
                .covering(85)
                .tests(reporter);
    }
}
