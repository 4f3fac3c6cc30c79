package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.Problem;
import dev.workfloo.policy.Policy;
import dev.workfloo.policy.PolicyDecision;
import dev.workfloo.testkit.arbitrary.Claim;
import dev.workfloo.testkit.arbitrary.Facts;
import dev.workfloo.testkit.arbitrary.FactsArbitrary;
import dev.workfloo.testkit.arbitrary.FactsChange;
import dev.workfloo.testkit.arbitrary.WorkflooArbitraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of the credit policy for everybody. */
class CreditPolicyProperties {

    private static final BigDecimal MOST = new BigDecimal(50_000);

    private final Policy policy = Policy.read(definition(), InstantSource.fixed(WorkflooArbitraries.USUAL_MOMENT))
            .getOrElseThrow(Problem::toException);

    @Provide
    FactsArbitrary applicants() {
        return WorkflooArbitraries.of(definition()).facts("policy");
    }

    @Provide
    Arbitrary<FactsChange> raises() {
        return applicants().raising("applicant.income");
    }

    @Property
    void nobodyUnder18IsApproved(@ForAll("applicants") Facts applicant) {
        Claim.when(
                applicant.number("applicant.age").intValue() < 18,
                () -> assertEquals(Optional.of("rejected"), decide(applicant).exit()));
    }

    @Property
    void moreIncomeNeverTurnsYesIntoNo(@ForAll("raises") FactsChange raise) {
        Claim.when(isApproved(raise.before()), () -> assertTrue(isApproved(raise.after())));
    }

    @Property
    void noLimitIsAboveTheProducts(@ForAll("applicants") Facts applicant) {
        Claim.when(isApproved(applicant), () -> {
            BigDecimal limit = decide(applicant).outputs().get("limit").as(BigDecimal.class);
            assertTrue(limit.compareTo(MOST) <= 0);
        });
    }

    private PolicyDecision decide(Facts applicant) {
        return policy.decide("policy", applicant.values()).getOrElseThrow(Problem::toException);
    }

    private boolean isApproved(Facts applicant) {
        return decide(applicant).exit().equals(Optional.of("approved"));
    }

    Map<?, ?> definition() {
        try (var file = CreditPolicyProperties.class.getResourceAsStream("credit-policy.json")) {
            return new ObjectMapper().readValue(file, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
