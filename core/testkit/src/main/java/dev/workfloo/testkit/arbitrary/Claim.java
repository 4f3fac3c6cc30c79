package dev.workfloo.testkit.arbitrary;

/**
 * What a property claims of some draws only: <i>when</i> this holds, <i>then</i> that must. A property whose claim hardly any draw
 * comes to proves nothing; with a claim, it fails and says so ({@link VacuityGuard}).
 *
 * <pre>{@code
 * Claim.when(facts.number("applicant.age").intValue() < 18, () -> assertThat(facts.exit()).hasValue("rejected"));
 * }</pre>
 */
public final class Claim {

    private static final String ONLY = "the claim";

    private Claim() {}

    /**
     * Does what follows if the condition holds, and counts whether it does.
     *
     * @param then asserts what is claimed
     */
    public static void when(boolean condition, Runnable then) {
        when(ONLY, condition, then);
    }

    /**
     * The same where a property makes several claims: each must be come to.
     *
     * @param name of the claim, in statistics and in what is said of it when it proves nothing
     */
    public static void when(String name, boolean condition, Runnable then) {
        Tally.ofThisProperty().ifPresent(tally -> tally.claimed(name, condition));
        if (condition) then.run();
    }
}
