package dev.workfloo.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.testkit.arbitrary.PropertyRun.Went;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VacuityGuardTest {

    private static Map<String, Went> went = Map.of();

    @BeforeAll
    static void run(@TempDir Path folder) {
        went = PropertyRun.of(Vacuous.class, 7, folder);
    }

    /** Not run by itself: most of these must fail. */
    static final class Vacuous {

        private static final String EXAMPLE = "core/testkit/src/test/resources/com/example/lender/credit-policy.json";

        @Provide
        FactsArbitrary applicants() {
            return WorkflooArbitraries.of(Policies.file(EXAMPLE)).facts("policy");
        }

        /** As many write it: any number will do. */
        @Provide
        Arbitrary<Facts> naive() {
            Facts any = applicants().generator(1).next(new java.util.Random(1)).value();
            return Arbitraries.integers()
                    .between(-1_000_000, 1_000_000)
                    .tuple3()
                    .map(three -> any.with("applicant.age", three.get1())
                            .with("applicant.income", three.get2())
                            .with("bureau.score", three.get3()));
        }

        @Property(tries = 1_000)
        void rejectsNearlyAll(@ForAll("naive") Facts applicant) {
            Assume.that(applicant.rules().contains("/rules/2"));
        }

        @Property(tries = 1_000)
        void claimsOfNearlyNone(@ForAll("naive") Facts applicant) {
            Claim.when(applicant.rules().contains("/rules/2"), () -> {});
        }

        @Property
        void claimsOneThingOften(@ForAll("applicants") Facts applicant) {
            Claim.when("often", applicant.exit().isPresent(), () -> {});
            Claim.when("never", applicant.exit().isEmpty(), () -> {});
        }

        @Property
        void claimsOftenEnough(@ForAll("applicants") Facts applicant) {
            Claim.when(applicant.rules().contains("/rules/2"), () -> {});
        }

        @Property
        void fails(@ForAll("applicants") Facts applicant) {
            Claim.when(false, () -> {});
            assertTrue(applicant.exit().isEmpty());
        }

        @Property(tries = 49)
        void triesTooLittleToTell(@ForAll @IntRange(max = 1_000) int any) {
            Claim.when(any < 0, () -> {});
        }

        @Property
        void claimsNothing(@ForAll @IntRange(max = 1_000) int any) {
            assertTrue(any >= 0);
        }
    }

    @Test
    void letsThoseFailThatPassedForNothing() {
        String rejected = went.get("rejectsNearlyAll").message();
        assertTrue(
                rejected.startsWith("The property proves nothing: its assumptions rejected 999 of 1000 tries."),
                rejected);
        assertTrue(rejected.contains("What was drawn:\n  counts: "), rejected);
        assertTrue(rejected.contains("Draw what gets there: WorkflooArbitraries.of(definition).facts(node)"), rejected);
        String claimed = went.get("claimsOfNearlyNone").message();
        assertTrue(
                claimed.startsWith("The property passed and proves nothing: the claim was made in 1 of 1000 tries."),
                claimed);
        assertTrue(claimed.contains("\n  exit: "), claimed);
        String often = went.get("claimsOneThingOften").message();
        assertTrue(
                often.startsWith("The property passed and proves nothing: never was made in 0 of 300 tries."), often);
        assertTrue(went.values().stream()
                .noneMatch(it ->
                        it.message().startsWith("The property") && !it.sample().isEmpty()));
    }

    @Test
    void leavesOthersAlone() {
        for (String passing : new String[] {"claimsOftenEnough", "triesTooLittleToTell", "claimsNothing"}) {
            assertEquals("", went.get(passing).message(), passing);
        }
        assertEquals("expected: <true> but was: <false>", went.get("fails").message());
        assertEquals(1, went.get("fails").sample().size());
    }

    @Test
    void asksNothingOutsideOfProperties() {
        int[] made = new int[1];

        Claim.when(true, () -> made[0]++);
        Claim.when(false, () -> made[0]++);

        assertEquals(1, made[0]);
    }
}
