package dev.workfloo.policy;

import static dev.workfloo.policy.PolicyTest.POLICY;
import static dev.workfloo.policy.PolicyTest.applicant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Samples;
import dev.workfloo.policy.PolicyProblem.FactsWrong;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No fact is taken for another, or for none. */
class PolicyProperties {

    private static final List<String> NODES = List.of("applicant", "bureau", "burden", "scorecard");

    /** No words of ours, no name and no option of the definition. */
    private static final String SECRET = "KIBA801010BPA";

    private static Map<String, String> wrong(Object facts) {
        Either<PolicyProblem, PolicyDecision> decided = POLICY.decide("policy", facts);
        return assertInstanceOf(
                        FactsWrong.class, decided.fold(problem -> problem, decision -> decision), () -> "of " + facts)
                .fields();
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> near =
                Arbitraries.of("Income", "income ", "incme", "income.", "applicant.income", "rent2", "");
        return Arbitraries.oneOf(near, Arbitraries.strings().ofMaxLength(12))
                .filter(name ->
                        !applicant("rent", 1, "debts", 1, "name", 1).containsKey(name) && !NODES.contains(name));
    }

    @Property(tries = 200)
    void refusesAFactWhoseNameNothingHas(@ForAll("names") String name, @ForAll boolean isNode) {
        Map<String, Object> applicant = applicant();
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("applicant", applicant));
        (isNode ? facts : applicant).put(name, 1);

        assertEquals(1, wrong(facts).size());
        assertTrue(wrong(facts).values().iterator().next().startsWith("is unknown"), () -> name + wrong(facts));
    }

    @Property(tries = 200)
    void refusesAFactThatIsMisspelt(@ForAll("names") String name, @ForAll("needed") String needed) {
        Map<String, Object> applicant = applicant();
        applicant.put(name, applicant.remove(needed));

        assertEquals("is missing", wrong(Map.of("applicant", applicant)).get("applicant." + needed));
        assertEquals(2, wrong(Map.of("applicant", applicant)).size());
    }

    @Provide
    Arbitrary<String> needed() {
        return Arbitraries.of(applicant().keySet());
    }

    @Provide
    Arbitrary<Value> trees() {
        return Samples.trees();
    }

    /** Whatever is given is answered, and what was given is not repeated. */
    @Property(tries = 300)
    void answersWhateverIsGiven(@ForAll("trees") Value given, @ForAll("places") String place) {
        Map<String, Object> applicant = applicant();
        applicant.put(place, given);
        Map<String, Object> secret = applicant();
        secret.put(place, List.of(SECRET, given));

        assertTrue(POLICY.decide("policy", given).isLeft());
        POLICY.decide("policy", Map.of("applicant", applicant))
                .peekLeft(problem -> assertInstanceOf(FactsWrong.class, problem));
        assertFalse(wrong(Map.of("applicant", secret)).toString().contains(SECRET));
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of("income", "rent", "birth", "employment", "debts");
    }
}
