package dev.workfloo.execution.verification;

/** What a provider says of a token. */
public enum TokenJudgement {
    RIGHT,
    WRONG,
    /** The provider knows the validation no more, or its code has lived its time. */
    EXPIRED
}
