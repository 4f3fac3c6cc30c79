package dev.workfloo.rule.decision.space;

/** What a test may answer, and to which segments: yes, no, or neither. A segment with one possible answer has that answer. */
record PossibleAnswers(Segments yes, Segments no, Segments neither) {

    static final PossibleAnswers NONE = new PossibleAnswers(Segments.NONE, Segments.NONE, Segments.NONE);

    static PossibleAnswers unknown(Segments segments) {
        return new PossibleAnswers(segments, segments, segments);
    }

    /** What is said of other segments than these. */
    PossibleAnswers and(PossibleAnswers others) {
        return new PossibleAnswers(yes.or(others.yes), no.or(others.no), neither.or(others.neither));
    }

    /** What they say when one of the two must hold (DMN 1.5, table 50). */
    PossibleAnswers orElse(PossibleAnswers other) {
        Segments notYes = no.or(neither);
        return new PossibleAnswers(
                yes.or(other.yes),
                no.and(other.no),
                neither.and(other.no.or(other.neither)).or(notYes.and(other.neither)));
    }

    PossibleAnswers negated() {
        return new PossibleAnswers(no, yes, neither);
    }

    /** Where the answer is yes and cannot be another. */
    Segments surelyYes() {
        return yes.without(no.or(neither));
    }
}
