package dev.workfloo.rule.decision;

/**
 * By slot, what a test may say: yes, no, or neither. Where only one of them is possible, that is what it says.
 */
record Outcomes(Slots yes, Slots no, Slots neither) {

    static final Outcomes NONE = new Outcomes(Slots.NONE, Slots.NONE, Slots.NONE);

    static Outcomes unknown(Slots slots) {
        return new Outcomes(slots, slots, slots);
    }

    /** What is said of other slots than these. */
    Outcomes and(Outcomes others) {
        return new Outcomes(yes.or(others.yes), no.or(others.no), neither.or(others.neither));
    }

    /** What they say when one of the two must hold (DMN 1.5, table 50). */
    Outcomes orElse(Outcomes other) {
        Slots notYes = no.or(neither);
        return new Outcomes(
                yes.or(other.yes),
                no.and(other.no),
                neither.and(other.no.or(other.neither)).or(notYes.and(other.neither)));
    }

    Outcomes negated() {
        return new Outcomes(no, yes, neither);
    }

    /** Where the answer is yes and cannot be another. */
    Slots surelyYes(int size) {
        return yes.without(no.or(neither), size);
    }
}
