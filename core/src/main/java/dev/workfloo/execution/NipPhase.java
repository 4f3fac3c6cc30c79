package dev.workfloo.execution;

/** How far a person has come with a consent code, as the wire calls it. */
public enum NipPhase {
    /** Nothing has been sent yet. */
    CREATE_ACCOUNT,
    /** The code is awaited for the first time, to confirm. */
    VALIDATE,
    /** It is awaited again, to authorise. */
    VALIDATE_2,
    /** It was typed twice, and the flow has gone on. */
    VALIDATED
}
