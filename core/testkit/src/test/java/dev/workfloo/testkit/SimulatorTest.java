package dev.workfloo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final Map<String, Object> ANA = Map.of(
            "first_name", "ANA",
            "rfc_pf", "KIBA801010BPA",
            "birth_date", "1990-08-15",
            "employed", true,
            "employer", "ACME",
            "income", 20000,
            "country_code", "+52",
            "phone_number", "5512345678");

    private static final Simulator DEMO = Simulator.of(Repository.DEMO);
    private static final Simulator GOOD = DEMO.service("buro-pf", Map.of("score", 712, "openAccounts", 3));

    @Test
    void runsToItsEnd() {
        SimulatedRun run =
                GOOD.run().answering("applicant", ANA).typing("123456").toEnd();

        assertEquals(Optional.of(Outcome.SUCCESS), run.outcome());
        assertEquals(List.of("applicant", "consent", "bureau", "policy", "welcome"), run.visited());
        assertEquals(Optional.of("approved"), run.exit("policy"));
        assertEquals(Value.of(60000), run.output("policy.limit"));
        assertEquals(List.of("prime", "approved"), run.labels());
    }

    @Test
    void tellsWhatItDidAndWhy() {
        String story = GOOD.run().answering("applicant", ANA).toEnd().story();

        assertEquals("""
                start: 2026-01-05 09:00:00 America/Mexico_City
                applicant (form "Applicant"): answered with first_name "ANA", rfc_pf (hidden), birth_date date("1990-08-15"), \
                employed true, income 20000, employer "ACME", country_code "+52", phone_number (hidden)
                consent (consent code "Consent"): a code is sent by whatsapp; the right code is typed; it is typed again, and \
                consent is given
                bureau (service buro-pf "Credit bureau"): is asked with rfc, firstName; answers score 712, openAccounts 3
                policy (rules "Credit policy"): approved by rule 1, as bureau.score 712 is >= 700 and applicant.income 20000 is \
                >= 8000; sets limit 60000; puts on prime; "Strong score"
                welcome (label "Approved"): puts on approved
                end: SUCCESS after no time""", story);
    }

    private static void assertTold(String told, SimulatedRun run) {
        assertTrue(run.story().contains(told), run::story);
    }

    @Test
    void tellsWhyARuleDidNotHold() {
        SimulatedRun run = DEMO.service("bureau", call -> Map.of("score", 650, "openAccounts", 0))
                .run()
                .answering("applicant", ANA)
                .toEnd();

        assertTold(
                "approved by rule 2, as bureau.score 650 is [620..700) and applicant.income 20000 is >= 15000;"
                        + " not by rule 1, as bureau.score 650 is not >= 700; sets limit 20000",
                run);
    }

    @Test
    void triesAgainAsProductionDoes() {
        SimulatedRun run = DEMO.run()
                .answering("applicant", ANA)
                .service(
                        "buro-pf",
                        call -> call.turn() < 3 ? ServiceFault.timeout() : Map.of("score", 712, "openAccounts", 0))
                .toEnd();

        assertTold(
                "fails with TIMEOUT after 20 s, is asked again after 1 s; fails with TIMEOUT after 20 s at try 2, is asked"
                        + " again after 5 s; answers score 712, openAccounts 0 at try 3",
                run);
        assertEquals(Duration.ofSeconds(46), Duration.between(Simulator.USUAL_START, run.now()));
    }

    @Test
    void failsInEachManner() {
        Map<ServiceFault, String> told = Map.of(
                ServiceFault.status(503), "fails with HTTP_503 after no time at try 6",
                ServiceFault.status(404), "fails with HTTP_404; failed",
                ServiceFault.connectionLost(), "fails with UNREACHABLE at try 6; failed",
                ServiceFault.badAnswer(), "fails with WRONG_SHAPE; failed",
                ServiceFault.refusal("NO_CONSENT", "no"), "fails with NO_CONSENT; failed",
                ServiceFault.notConfigured(), "fails with NOT_CONFIGURED; failed");

        told.forEach((fault, words) -> {
            SimulatedRun run = DEMO.service("buro-pf", fault)
                    .run()
                    .answering("applicant", ANA)
                    .reviewing("manual", "REJECTED")
                    .toEnd();

            assertTold(words.replace(" after no time", ""), run);
            assertEquals(List.of("rejected"), run.labels());
        });
    }

    @Test
    void whoeverIsNotConfiguredIsWaitedForAsInProduction() {
        SimulatedRun run = DEMO.service("buro-pf", ServiceFault.notConfigured())
                .run()
                .answering("applicant", ANA)
                .to("manual");

        assertTrue(Duration.between(Simulator.USUAL_START, run.now()).compareTo(Duration.ofMinutes(10)) >= 0);
    }

    @Test
    void anErrorOfWhatAnswersFailsTheTest() {
        SimulatedRun run = DEMO.service("buro-pf", call -> {
                    throw new AssertionError("asked for " + call.plainRequest().get("firstName"));
                })
                .run()
                .answering("applicant", ANA);

        assertEquals(
                "asked for ANA", assertThrows(AssertionError.class, run::toEnd).getMessage());
    }

    @Test
    void typesCodes() {
        SimulatedRun wrong =
                GOOD.run().answering("applicant", ANA).typing("000000").toEnd();
        SimulatedRun late = GOOD.run()
                .answering("applicant", ANA)
                .typingAt("consent", "000000", "123456")
                .toEnd();

        assertEquals(List.of("applicant", "consent", "refused"), wrong.visited());
        assertTold("a wrong code is typed; the right code is typed; it is typed again", late);
    }

    @Test
    void codesThatDoNotGoOutAreAskedForAgain() {
        SimulatedRun run = GOOD.service("whatsapp", ServiceFault.timeout())
                .run()
                .answering("applicant", ANA)
                .toEnd();

        assertTold("a code is sent by whatsapp; which fails with TIMEOUT", run);
        assertTold("a code is sent by sms; the right code is typed", run);
    }

    @Test
    void timePasses() {
        SimulatedRun run = GOOD.run().answering("applicant", ANA).to("consent").passing(Duration.ofDays(8));

        assertEquals(Optional.of(Outcome.ABANDONED), run.outcome());
        assertTold("end: ABANDONED after 7 d", run);
    }

    @Test
    void isCancelled() {
        SimulatedRun run = GOOD.run().answering("applicant", ANA).to("consent").cancel();

        assertTold("end: ABANDONED after no time, cancelled", run);
    }

    @Test
    void comesThroughEachKindOfNodeInAScenario() {
        SimulatedRun run = Simulator.of(Repository.EVERY_KIND)
                .inScenario("Strong payer")
                .run()
                .toEnd();

        assertTold("papers (files \"Papers\"): sent with voter_card, voter_card[1], payslips[0].payslip", run);
        assertTold("reflection (timer \"Time to think it over\"): waits for 1 s; goes on", run);
        assertTold("contract (PDF \"Contract\"): was made", run);
        assertTold("sends back applicant.income (\"Please look again\"); answered anew with applicant", run);
        assertTold("card (questions \"Which card\"): gold, as applicant.income >= 50000 (applicant.income 60000)", run);
        assertTold("end: SUCCESS after 1 s", run);
    }

    @Test
    void answersWhateverIsAsked() {
        SimulatedRun run = GOOD.answeringFrom(ANA).run().toEnd();

        assertEquals(Optional.of("approved"), run.exit("policy"));
    }

    @Test
    void refusesWhatAFormRefuses() {
        Map<String, Object> poor = new HashMap<>(ANA);
        poor.put("income", -1);
        poor.remove("rfc_pf");

        StepRefused refused = assertThrows(StepRefused.class, GOOD.run().answering("applicant", poor)::toEnd);

        assertEquals(Map.of("income", "must be at least 0", "rfc_pf", "required"), refused.fields());
        assertEquals(
                "applicant refuses what was answered: rfc_pf is required; income must be at least 0",
                refused.getMessage());
    }

    private static String refusal(Runnable wrongUse) {
        return assertThrows(RuntimeException.class, wrongUse::run).getMessage();
    }

    @Test
    void saysWhatThereIsInstead() {
        SimulatedRun run = DEMO.run();

        assertEquals(
                "in Bureau check with NIP and score, no node has the id aplicant: its nodes are applicant, consent, bureau,"
                        + " policy, welcome, refused, manual",
                refusal(() -> run.answering("aplicant", ANA)));
        assertEquals(
                "in Bureau check with NIP and score, applicant asks nothing that is called incom: it asks first_name, rfc_pf,"
                        + " birth_date, employed, income, employer, email, country_code, phone_number",
                refusal(() -> run.answering("applicant", Map.of("incom", 1))));
        assertEquals(
                "in Bureau check with NIP and score, nobody outside is called buro: it turns to whatsapp (at consent), sms (at"
                        + " consent), buro-pf (at bureau)",
                refusal(() -> run.service("buro", Map.of())));
        assertEquals(
                "in Bureau check with NIP and score, no scenario has the id or the name Strong: its scenarios are Strong payer"
                        + " (6571181fd511b6e54fe2a968), The bureau is down (6571181fd511b6e54fe2a96c)",
                refusal(() -> run.inScenario("Strong")));
        assertEquals(
                "in Bureau check with NIP and score, applicant is a FORM and takes no reviews: those that do are manual",
                refusal(() -> run.reviewing("applicant", "APPROVED")));
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                "it waits at applicant (form \"Applicant\"), and nothing was said of it: say .answering(\"applicant\","
                        + " Map.of(…)) with first_name, rfc_pf, birth_date, employed, income, employer, email, country_code,"
                        + " phone_number",
                refusal(() -> DEMO.run().toEnd()));
        assertEquals(
                "bureau asks the service buro-pf, and nothing was said of it: say .service(\"buro-pf\", Map.of(…)) with score"
                        + " (NUMBER), openAccounts (INTEGER)",
                refusal(() -> DEMO.run().answering("applicant", ANA).toEnd()));
    }

    @Test
    void saysWhatIsWrongWithADefinition() {
        String refusal = refusal(() -> Simulator.ofJson("{\"id\": \"657117e1d511b6e54fe2a967\", \"name\": \"A\"}"));

        assertEquals("""
                the document cannot be published:
                  ERROR at /start: required
                  ERROR at /nodes: required""", refusal);
        assertTrue(refusal(() -> Simulator.ofJson("{\n]")).startsWith("the document is no JSON: line 2, Unexpected"));
    }

    @Test
    void manyRunsAreTheSameUnderASeed() {
        Simulator simulator = GOOD.seed(7);

        List<String> once = stories(simulator);

        assertEquals(once, stories(simulator));
        assertNotEquals(once, stories(simulator.seed(8)));
    }

    private static List<String> stories(Simulator simulator) {
        SimulatedRuns runs = simulator.runs(200, run -> {
            Map<String, Object> answers = new HashMap<>(ANA);
            answers.put("income", run.random().nextInt(30_000));
            run.answering("applicant", answers).toEnd();
        });
        assertEquals(
                200, runs.exits("policy").values().stream().mapToLong(it -> it).sum());
        return runs.stream().map(SimulatedRun::story).toList();
    }

    @Test
    void standsWhereItWasToStand() {
        SimulatedRun run = DEMO.service("buro-pf", ServiceFault.timeout())
                .run()
                .answering("applicant", ANA)
                .reviewing("manual", "APPROVED")
                .to("manual");

        assertEquals(Optional.of("manual"), run.waitsAt());
        assertEquals(Optional.of("APPROVED"), run.toEnd().exit("manual"));
        assertTrue(refusal(() -> GOOD.run().answering("applicant", ANA).to("manual"))
                .startsWith("the run did not come to stand at manual: it ended before"));
    }

    @Test
    void ofManyRunsTheFirstThatFailsIsToldOf() {
        AssertionError failed = assertThrows(
                AssertionError.class,
                () -> GOOD.runs(200, run -> {
                    if (run.number() >= 150) throw new IllegalStateException("too many");
                }));

        assertEquals("run 150: too many", failed.getMessage());
    }

    @Test
    void asksForOneCodeAtLeast() {
        assertEquals("name one code at least", refusal(() -> GOOD.typing()));
    }
}
