package dev.workfloo.rule.decision.space;

/**
 * A region that is still to be searched.
 *
 * @param among the indices of the boxes that may reach into it
 */
record Subproblem(Box region, int[] among) {

    long work() {
        return 1 + (long) among.length * region.dimensions();
    }
}
