package dev.workfloo.definition.form;

/**
 * How much the check of one submission may still do, so that what a request costs does not multiply: a set may have many
 * elements, an element many fields, and each a pattern. A step is what a matcher does with one character, some 10 ns.
 *
 * <p>The largest request that makes sense stays below it: 100,000 answers, each of 30 characters that a pattern reads three
 * times, or half a million fields of elements to be looked at, answered or not.
 */
final class StepBudget {

    static final int WHOLE = 10_000_000;

    private int left = WHOLE;

    void spend(int steps) {
        left = Math.max(0, left - steps);
    }

    int left() {
        return left;
    }

    boolean isSpent() {
        return left == 0;
    }
}
